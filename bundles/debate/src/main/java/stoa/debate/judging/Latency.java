package stoa.debate.judging;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long answers took, as counts below rising bounds, so that weeks and restarts add up.
 *
 * @param counts how many answers took at most so many milliseconds and more than the bound before
 */
record Latency(Map<String, Integer> counts) {
    static final Latency NONE = new Latency(Map.of());

    private static final List<Integer> BOUNDS = List.of(
            1, 2, 3, 5, 7, 10, 15, 20, 30, 40, 50, 75, 100, 150, 200, 300, 500, 750, 1_000, 1_500, 2_000, 3_000, 5_000,
            7_500, 10_000, 15_000, 20_000, 90_000);

    Latency {
        counts = Map.copyOf(counts);
    }

    Latency with(long micros) {
        var bound = BOUNDS.stream()
                .filter(millis -> micros <= millis * 1_000L)
                .findFirst()
                .orElse(BOUNDS.getLast());
        return plus(new Latency(Map.of(String.valueOf(bound), 1)));
    }

    Latency plus(Latency other) {
        var sum = new TreeMap<>(counts);
        other.counts.forEach((bound, count) -> sum.merge(bound, count, Integer::sum));
        return new Latency(sum);
    }

    /** The milliseconds within which so many of hundred answers came, rounded up to a bound; 0 without answers. */
    int percentile(int hundredths) {
        var all = counts.values().stream().mapToInt(Integer::intValue).sum();
        var wanted = (int) Math.ceil(all * hundredths / 100.0);
        int seen = 0;
        for (int bound : BOUNDS) {
            seen += counts.getOrDefault(String.valueOf(bound), 0);
            if (all > 0 && seen >= wanted) {
                return bound;
            }
        }
        return 0;
    }
}
