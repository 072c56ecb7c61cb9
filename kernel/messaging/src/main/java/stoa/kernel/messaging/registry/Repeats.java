package stoa.kernel.messaging.registry;

import java.util.concurrent.atomic.AtomicLong;

/** Counts repeats of a failure, so that only the 1st, 2nd, 4th, 8th ... is reported. */
public final class Repeats {
    private final AtomicLong count = new AtomicLong();

    /** Counts one; the answer is its number if it should be reported, else 0. */
    public long next() {
        var number = count.incrementAndGet();
        return Long.bitCount(number) == 1 ? number : 0;
    }

    public long count() {
        return count.get();
    }
}
