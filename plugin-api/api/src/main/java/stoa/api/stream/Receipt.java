package stoa.api.stream;

import java.time.Instant;
import java.util.Objects;

/**
 * The platform's word that a command is durable.
 *
 * @param sequence the stream's sequence after the command's last event
 * @param duplicate whether the idempotency key had been used before; then this is the first receipt again
 */
public record Receipt(StreamId stream, long sequence, Instant at, boolean duplicate) {
    public Receipt {
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(at, "at");
    }
}
