package stoa.api.stream;

import java.util.Objects;

/**
 * The committed state of a stream at a sequence.
 *
 * @param sequence 0 for a stream without events
 */
public record Current<S>(StreamId stream, long sequence, S state) {
    public Current {
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(state, "state");
    }
}
