package stoa.debate.judging;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import stoa.api.debate.Verdict;

/** How fast judges answered since the start, and how often they did not. Lost with the process. */
final class JudgeMeters {
    private static final int KEPT = 1_000;

    private final Map<String, Meter> meters = new ConcurrentHashMap<>();

    /**
     * The last answers of a judge.
     *
     * @param p50 of the last thousand answers, in milliseconds
     */
    record Reading(double p50, double p99, int answers, long failures) {
        static final Reading NONE = new Reading(0, 0, 0, 0);
    }

    void answered(Verdict verdict, Duration took) {
        meter(verdict.provenance().judge()).add(took.toNanos() / 1e6);
    }

    void failed(String judge) {
        meter(judge).fail();
    }

    Reading of(String judge) {
        var meter = meters.get(judge);
        return meter == null ? Reading.NONE : meter.read();
    }

    private Meter meter(String judge) {
        return meters.computeIfAbsent(judge, id -> new Meter());
    }

    private static final class Meter {
        private final ArrayDeque<Double> millis = new ArrayDeque<>();
        private long failures;

        synchronized void add(double took) {
            if (millis.size() == KEPT) {
                millis.removeFirst();
            }
            millis.addLast(took);
        }

        synchronized void fail() {
            failures++;
        }

        synchronized Reading read() {
            var sorted =
                    millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            return new Reading(at(sorted, 0.5), at(sorted, 0.99), sorted.length, failures);
        }

        private static double at(double[] sorted, double share) {
            var place = (int) Math.ceil(share * sorted.length) - 1;
            return Arrays.stream(sorted).skip(Math.max(0, place)).findFirst().orElse(0);
        }
    }
}
