package stoa.bench.swarm;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Latencies in microseconds and counts. Thread-safe. */
final class Tally {
    private final Histogram delivery = new ConcurrentHistogram(3);
    private final Histogram acknowledged = new ConcurrentHistogram(3);
    private final Histogram sendLag = new ConcurrentHistogram(3);
    private final LongAdder due = new LongAdder();
    private final LongAdder late = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder disorder = new LongAdder();

    void due(long lagNanos) {
        due.increment();
        sendLag.recordValue(Math.max(0, lagNanos / 1000));
    }

    /** The turn before had not arrived when this one was due: it waits, and its wait counts. */
    void late() {
        late.increment();
    }

    void delivered(long nanos) {
        delivery.recordValue(Math.max(0, nanos / 1000));
    }

    void acknowledged(long nanos) {
        acknowledged.recordValue(Math.max(0, nanos / 1000));
    }

    void refused() {
        refused.increment();
    }

    void disorder() {
        disorder.increment();
    }

    String json(Swarm.Plan plan, List<Match> debates) {
        return String.format(
                Locale.ROOT,
                "{\"dialect\":\"%s\",\"debates\":%d,\"due\":%d,\"delivered\":%d,\"late\":%d,\"refused\":%d,\"disorder\":%d,"
                        + "\"deliveryMs\":%s,\"ackMs\":%s,\"sendLagMs\":%s}",
                plan.dialect().name(),
                debates.size(),
                due.sum(),
                delivery.getTotalCount(),
                late.sum(),
                refused.sum(),
                disorder.sum(),
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
