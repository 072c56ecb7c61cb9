package stoa.bench.appends;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Writers in a closed loop: a third of the time for warming up, then the measured time. */
final class Round {
    private static final String TEXT = "The minutes of seven halls in ten were kept, and so should ours be. ".repeat(3);

    private final Way way;
    private final int writers;
    private final Duration time;
    private final Histogram latency = new ConcurrentHistogram(3);
    private volatile boolean measuring;
    private volatile boolean over;

    Round(Way way, int writers, Duration time) {
        this.way = way;
        this.writers = writers;
        this.time = time;
    }

    Figures run() throws Exception {
        try (var crew = Executors.newVirtualThreadPerTaskExecutor()) {
            var work = IntStream.range(0, writers)
                    .mapToObj(writer -> crew.submit(loop(writer)))
                    .toList();
            Thread.sleep(time.dividedBy(3));
            measuring = true;
            var before = way.count();
            var from = System.nanoTime();
            Thread.sleep(time);
            var seconds = (System.nanoTime() - from) / 1e9;
            var after = way.count();
            over = true;
            for (var one : work) {
                one.get();
            }
            return figures(before, after, seconds);
        }
    }

    private Callable<Integer> loop(int writer) {
        return () -> {
            var number = 0;
            while (!over) {
                var from = System.nanoTime();
                way.append(writer, ++number, TEXT);
                if (measuring) {
                    latency.recordValue((System.nanoTime() - from) / 1000);
                }
            }
            return number;
        };
    }

    private Figures figures(Way.Count before, Way.Count after, double seconds) {
        var events = after.events() - before.events();
        return new Figures(
                writers,
                events / seconds,
                events / (double) Math.max(1, after.commits() - before.commits()),
                latency.getValueAtPercentile(50) / 1000.0,
                latency.getValueAtPercentile(95) / 1000.0,
                latency.getValueAtPercentile(99) / 1000.0);
    }

    /** What came out; latencies in milliseconds. */
    record Figures(int writers, double perSecond, double perSync, double p50, double p95, double p99) {}
}
