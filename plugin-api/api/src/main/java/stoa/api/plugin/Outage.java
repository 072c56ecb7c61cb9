package stoa.api.plugin;

import java.time.Duration;
import java.time.Instant;

/**
 * A span in which no node of the platform was alive, known to about a second.
 *
 * @param from the last moment at which the platform recorded that it was alive
 * @param until when it served again
 */
public record Outage(Instant from, Instant until) {
    public Outage {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("Outage ends at " + until + ", before it starts at " + from);
        }
    }

    public Duration length() {
        return Duration.between(from, until);
    }
}
