package stoa.api.stream;

import java.time.Instant;
import java.util.Objects;
import stoa.api.access.Caller;

/**
 * The circumstances of one command.
 *
 * @param caller who sent it; {@link Caller#system} for timers, jobs and reactions
 * @param now event time, never earlier than that of the stream's last event
 * @param sequence the stream's last sequence before this command; 0 for a new stream
 */
public record CommandContext(StreamId stream, Caller caller, Instant now, long sequence) {
    public CommandContext {
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(caller, "caller");
        Objects.requireNonNull(now, "now");
    }
}
