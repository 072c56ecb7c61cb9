package stoa.kernel.persistence.database;

import java.time.Duration;
import java.time.Instant;

/** Moments as the tables hold them: nanoseconds since 1970, cut off at the years 1677 and 2262. */
public final class Nanos {
    private static final Instant FIRST = instant(Long.MIN_VALUE);
    private static final Instant LAST = instant(Long.MAX_VALUE);

    private Nanos() {}

    public static long of(Instant moment) {
        if (moment.isBefore(FIRST)) {
            return Long.MIN_VALUE;
        }
        if (moment.isAfter(LAST)) {
            return Long.MAX_VALUE;
        }
        return Duration.between(Instant.EPOCH, moment).toNanos();
    }

    public static long of(Duration span) {
        return of(Instant.EPOCH.plus(span));
    }

    public static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
    }
}
