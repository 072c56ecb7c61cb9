package stoa.bench.swarm;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Latencies in microseconds and counts. Thread-safe. */
final class Tally {
    private static final int EXAMPLES = 5;
    private static final int EXAMPLE_LENGTH = 400;

    private final Histogram delivery = new ConcurrentHistogram(3);
    private final Histogram acknowledged = new ConcurrentHistogram(3);
    private final Histogram sendLag = new ConcurrentHistogram(3);
    private final LongAdder due = new LongAdder();
    private final LongAdder late = new LongAdder();
    private final Map<Fault, LongAdder> faults = new EnumMap<>(Fault.class);

    /** A promise that was not kept; one of them makes the whole run fail. */
    enum Fault {
        /** A turn was answered with an error. */
        REFUSED,
        /** It was sent and never arrived. */
        LOST,
        /** It arrived twice. */
        DOUBLED,
        /** It arrived after a later one. */
        REORDERED,
        /** Between two publications of a channel one offset is left out, or one comes again. */
        OFFSETS
    }

    Tally() {
        for (var fault : Fault.values()) {
            faults.put(fault, new LongAdder());
        }
    }

    void due(long lagNanos) {
        due.increment();
        sendLag.recordValue(Math.max(0, lagNanos / 1000));
    }

    /** The turn before had not arrived when this one was due: it waits, and its wait counts. Slowness, not a fault. */
    void late() {
        late.increment();
    }

    void delivered(long nanos) {
        delivery.recordValue(Math.max(0, nanos / 1000));
    }

    void acknowledged(long nanos) {
        acknowledged.recordValue(Math.max(0, nanos / 1000));
    }

    /** Counts it; the first few are shown with what was received. */
    void fault(Fault fault, long number, long newest, CharSequence received) {
        var count = faults.get(fault);
        count.increment();
        if (count.sum() <= EXAMPLES) {
            var text = received.subSequence(0, Math.min(EXAMPLE_LENGTH, received.length()));
            Swarm.note(fault + ": number " + number + ", newest before " + newest + ": " + text);
        }
    }

    boolean isClean() {
        return faults.values().stream().allMatch(count -> count.sum() == 0);
    }

    String json(Swarm.Plan plan, List<Match> debates) {
        var counts = faults.entrySet().stream()
                .map(entry -> "\"" + entry.getKey().name().toLowerCase(Locale.ROOT) + "\":"
                        + entry.getValue().sum())
                .collect(Collectors.joining(","));
        return String.format(
                Locale.ROOT,
                "{\"dialect\":\"%s\",\"debates\":%d,\"due\":%d,\"delivered\":%d,\"late\":%d,%s,"
                        + "\"deliveryMs\":%s,\"ackMs\":%s,\"sendLagMs\":%s}",
                plan.dialect().name(),
                debates.size(),
                due.sum(),
                delivery.getTotalCount(),
                late.sum(),
                counts,
                quantiles(delivery),
                quantiles(acknowledged),
                quantiles(sendLag));
    }

    private static String quantiles(Histogram histogram) {
        return String.format(
                Locale.ROOT,
                "{\"p50\":%.2f,\"p95\":%.2f,\"p99\":%.2f,\"max\":%.2f}",
                histogram.getValueAtPercentile(50) / 1000.0,
                histogram.getValueAtPercentile(95) / 1000.0,
                histogram.getValueAtPercentile(99) / 1000.0,
                histogram.getMaxValue() / 1000.0);
    }
}
