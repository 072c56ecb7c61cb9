package stoa.kernel.persistence.log;

import java.time.Duration;

/**
 * The figures by which the log is kept.
 *
 * @param lease how long a silent owner keeps its partitions
 * @param beat how often the lease is renewed and the heartbeat written
 * @param committers how many may append at once on PostgreSQL
 * @param patience how long an append tries to reach a lost database again
 */
public record LogTerms(Duration lease, Duration beat, int committers, Duration patience) {
    public static final LogTerms USUAL =
            new LogTerms(Duration.ofSeconds(3), Duration.ofSeconds(1), 2, Duration.ofSeconds(10));

    public LogTerms {
        if (committers < 1 || committers > 16) {
            throw new IllegalArgumentException("Committers '" + committers + "' must be 1 to 16");
        }
    }

    public LogTerms withCommitters(int count) {
        return new LogTerms(lease, beat, count, patience);
    }
}
