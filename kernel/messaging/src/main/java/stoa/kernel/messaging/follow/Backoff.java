package stoa.kernel.messaging.follow;

import java.time.Duration;

/**
 * How long to wait after so many failures in a row.
 *
 * @param first doubled with each failure
 * @param longest no wait is longer
 * @param standing how often one that stands still is tried all the same: what failed may have been the database
 */
record Backoff(Duration first, Duration longest, Duration standing) {
    static final int MOST_TRIES = 10;
    static final Backoff USUAL = new Backoff(Duration.ofMillis(50), Duration.ofSeconds(5), Duration.ofSeconds(30));

    private static final int MOST_DOUBLINGS = 12;

    Duration after(int failures) {
        var doubled = first.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        return doubled.compareTo(longest) > 0 ? longest : doubled;
    }
}
