package stoa.kernel.gateway.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import stoa.kernel.gateway.settings.Rate;
import stoa.kernel.gateway.settings.TokenBucket;

/** How often a person, or an address of nobody known, may ask. Bounded; thread-safe. */
final class RequestLimits {
    private static final int MANY = 20_000;
    private static final long SECOND = 1_000_000_000L;

    private final Rate rate;
    private final Map<String, TokenBucket> buckets = new ConcurrentHashMap<>();
    private final AtomicLong swept = new AtomicLong(System.nanoTime());

    RequestLimits(Rate rate) {
        this.rate = rate;
    }

    /** Seconds to wait; 0 when the request may go on. */
    long secondsToWait(String who) {
        var now = System.nanoTime();
        sweep(now);
        var bucket = buckets.computeIfAbsent(who, name -> new TokenBucket(rate, now));
        return bucket.take(now) ? 0 : 1 + bucket.untilNext(now) / SECOND;
    }

    private void sweep(long now) {
        var last = swept.get();
        if (buckets.size() > MANY && now - last > SECOND && swept.compareAndSet(last, now)) {
            buckets.values().removeIf(bucket -> bucket.isFull(now));
        }
    }
}
