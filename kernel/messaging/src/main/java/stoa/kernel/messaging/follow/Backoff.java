package stoa.kernel.messaging.follow;

import java.time.Duration;

/** How long to wait after so many failures in a row. */
final class Backoff {
    static final int MOST_TRIES = 10;
    private static final long FIRST_MILLIS = 50;
    private static final long LONGEST_MILLIS = 5000;

    private Backoff() {}

    static Duration after(int failures) {
        return Duration.ofMillis(Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(failures, 10)));
    }
}
