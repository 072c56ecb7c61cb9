package stoa.text.encoder;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What the encoder did since its start; waiting and working are counted apart. Any thread may count. */
final class Tally {
    private final LongAdder fromCache = new LongAdder();
    private final LongAdder computed = new LongAdder();
    private final LongAdder fromTable = new LongAdder();
    private final LongAdder queuedNanos = new LongAdder();
    private final LongAdder computedNanos = new LongAdder();
    private final AtomicLong longestQueued = new AtomicLong();

    /**
     * The counts.
     *
     * @param fromCache windows that were known
     * @param computed windows that the model read
     * @param fromTable windows for which the token table answered
     * @param queuedMicros how long texts waited for a thread, all together
     * @param computedMicros how long the model worked
     * @param longestQueuedMicros the longest wait of one text
     */
    record Counts(
            long fromCache,
            long computed,
            long fromTable,
            long queuedMicros,
            long computedMicros,
            long longestQueuedMicros) {}

    void cached() {
        fromCache.increment();
    }

    void read() {
        computed.increment();
    }

    void looked(int windows) {
        fromTable.add(windows);
    }

    void took(Duration queued, Duration worked) {
        queuedNanos.add(queued.toNanos());
        computedNanos.add(worked.toNanos());
        longestQueued.accumulateAndGet(queued.toNanos(), Math::max);
    }

    Counts counts() {
        return new Counts(
                fromCache.sum(),
                computed.sum(),
                fromTable.sum(),
                queuedNanos.sum() / 1_000,
                computedNanos.sum() / 1_000,
                longestQueued.get() / 1_000);
    }
}
