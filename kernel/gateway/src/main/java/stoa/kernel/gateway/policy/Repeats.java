package stoa.kernel.gateway.policy;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts what happens again and again, so that only the 1st, 2nd, 4th, 8th ... time is logged. Bounded; thread-safe. */
public final class Repeats {
    private static final int MOST = 10_000;

    private final Map<String, Long> counts = new ConcurrentHashMap<>();

    /** The count when it is worth a log line, else 0. */
    public long worthSaying(String key) {
        if (counts.size() > MOST) {
            counts.clear();
        }
        var count = counts.merge(key, 1L, Long::sum);
        return Long.bitCount(count) == 1 ? count : 0;
    }
}
