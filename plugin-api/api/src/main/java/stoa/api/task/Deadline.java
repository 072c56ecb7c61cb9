package stoa.api.task;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A moment by which something must be done; passed down, never extended. */
public record Deadline(Instant at) {
    public static Deadline in(Duration duration, InstantSource clock) {
        return new Deadline(clock.instant().plus(duration));
    }

    /** What is left; zero when it has passed. */
    public Duration left(InstantSource clock) {
        var left = Duration.between(clock.instant(), at);
        return left.isNegative() ? Duration.ZERO : left;
    }

    public boolean hasPassed(InstantSource clock) {
        return !clock.instant().isBefore(at);
    }
}
