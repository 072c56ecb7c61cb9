package stoa.kernel.contract.log;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import stoa.api.stream.StreamId;

/**
 * What one command adds to one stream.
 *
 * @param expected the sequence before the first of the events; anything else in the log is a conflict
 * @param receiptKey the idempotency key to record with the sequence after the last event
 * @param timers changes of the stream's timers
 */
public record Append(
        StreamId stream,
        long expected,
        List<NewEvent> events,
        Optional<String> receiptKey,
        List<TimerChange> timers,
        Instant at) {
    public Append {
        Objects.requireNonNull(stream, "stream");
        events = List.copyOf(events);
        Objects.requireNonNull(receiptKey, "receiptKey");
        timers = List.copyOf(timers);
        Objects.requireNonNull(at, "at");
    }

    /** A timer set or taken away. */
    public sealed interface TimerChange {
        String name();
    }

    /** Sets or replaces; {@code setting} is unique for each setting, so that an old firing is recognised. */
    public record SetTimer(String name, Instant due, String command, int version, byte[] payload, long setting)
            implements TimerChange {}

    /** Takes it away; with {@code setting} above zero only if that is the one that stands. */
    public record ClearTimer(String name, long setting) implements TimerChange {}
}
