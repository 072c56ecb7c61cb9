package stoa.kernel.messaging.stream;

import java.time.Instant;
import stoa.kernel.messaging.registry.Held;

/**
 * The state of a stream at a sequence under certain rules.
 *
 * @param at event time of the last event; never later than that of the next
 */
record Fold(Held<Rules<?, ?, ?>> rules, Object state, long sequence, Instant at) {}
