package stoa.api.task;

import java.time.Duration;
import java.util.Objects;

/**
 * A piece of durable work to be done. Immutable.
 *
 * @param kind the kind of the {@link JobHandler}
 * @param key a second submission with the same kind and key changes nothing, even after the job is done
 * @param payload written as JSON
 * @param attempts how often it may be started, from 1
 * @param limit how long one attempt may take
 * @param backoff wait after the first failed attempt; doubled each time
 * @param delay wait before the first attempt
 */
public record JobSpec(
        String kind, String key, Record payload, int attempts, Duration limit, Duration backoff, Duration delay) {
    public JobSpec {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(payload, "payload");
        if (attempts < 1 || limit.isNegative() || limit.isZero() || backoff.isNegative() || delay.isNegative()) {
            throw new IllegalArgumentException(
                    "Job '" + kind + "' needs attempts from 1, a positive limit, a back-off and a delay from zero");
        }
    }

    /** Due at once. */
    public JobSpec(String kind, String key, Record payload, int attempts, Duration limit, Duration backoff) {
        this(kind, key, payload, attempts, limit, backoff, Duration.ZERO);
    }

    /** Three attempts of thirty seconds, two seconds apart at first. */
    public static JobSpec of(String kind, String key, Record payload) {
        return new JobSpec(kind, key, payload, 3, Duration.ofSeconds(30), Duration.ofSeconds(2));
    }

    public JobSpec withAttempts(int count) {
        return new JobSpec(kind, key, payload, count, limit, backoff, delay);
    }

    public JobSpec withLimit(Duration perAttempt) {
        return new JobSpec(kind, key, payload, attempts, perAttempt, backoff, delay);
    }

    public JobSpec withBackoff(Duration first) {
        return new JobSpec(kind, key, payload, attempts, limit, first, delay);
    }

    /** Not before this time has passed. */
    public JobSpec withDelay(Duration wait) {
        return new JobSpec(kind, key, payload, attempts, limit, backoff, wait);
    }
}
