package stoa.kernel.gateway.settings;

import java.util.concurrent.atomic.AtomicLong;

/** Lets a {@link Rate} through. Thread-safe, without locks. */
public final class TokenBucket {
    private final long perToken;
    private final long window;
    private final AtomicLong spent;

    /** A full bucket; {@code now} in nanoseconds, as all times here. */
    public TokenBucket(Rate rate, long now) {
        this.perToken = 1_000_000_000L / rate.perSecond();
        this.window = perToken * rate.burst();
        this.spent = new AtomicLong(now - window);
    }

    /** Takes one token if there is one. */
    public boolean take(long now) {
        while (true) {
            var before = spent.get();
            var after = Math.max(before, now - window) + perToken;
            if (after > now) {
                return false;
            }
            if (spent.compareAndSet(before, after)) {
                return true;
            }
        }
    }

    /** Nanoseconds until there is a token again. */
    public long untilNext(long now) {
        return Math.max(0, spent.get() + perToken - now);
    }

    /** Whether nobody would notice if this bucket were made anew. */
    public boolean isFull(long now) {
        return spent.get() <= now - window;
    }
}
