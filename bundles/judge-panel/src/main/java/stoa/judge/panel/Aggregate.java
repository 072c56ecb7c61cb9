package stoa.judge.panel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes one number of many: the weighted mean of two, the median of three to five, the trimmed mean of more. */
final class Aggregate {
    private static final int TRIMMED_FROM = 6;
    private static final double TRIMMED = 0.2;
    private static final double CEILING = 0.5;
    private static final double FLOOR = 0.05;

    private Aggregate() {}

    static double of(List<Double> points, List<Double> weights) {
        var sorted = points.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length < 3) {
            return mean(points, weights);
        }
        return sorted.length < TRIMMED_FROM ? median(sorted) : trimmed(sorted);
    }

    /** How far the highest is from the lowest. */
    static double spread(List<Double> points) {
        var summary = points.stream().mapToDouble(Double::doubleValue).summaryStatistics();
        return points.isEmpty() ? 0 : summary.getMax() - summary.getMin();
    }

    /**
     * Weights that add up to 1. Nobody has more than half, or all would hang on one; nobody has less than a twentieth of an equal
     * share, or it need not be asked. With two judges that means halves.
     */
    static List<Double> weights(List<Double> raw) {
        var count = raw.size();
        if (count < 2) {
            return raw.stream().map(one -> 1.0).toList();
        }
        var shares = normal(raw.stream().map(one -> Math.max(one, 1e-9)).toList());
        var floored = normal(
                shares.stream().map(share -> Math.max(share, FLOOR / count)).toList());
        var top = floored.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        return top <= CEILING ? floored : capped(floored, top);
    }

    /** At most one can be above half: it gets half, the others share the rest as before. */
    private static List<Double> capped(List<Double> shares, double top) {
        var result = new ArrayList<Double>();
        for (var share : shares) {
            result.add(share == top ? CEILING : share / (1 - top) * (1 - CEILING));
        }
        return result;
    }

    private static List<Double> normal(List<Double> values) {
        var sum = values.stream().mapToDouble(Double::doubleValue).sum();
        return values.stream().map(value -> value / sum).toList();
    }

    private static double mean(List<Double> points, List<Double> weights) {
        var shares = weights(weights);
        double sum = 0;
        for (int i = 0; i < points.size(); i++) {
            sum += points.get(i) * shares.get(i);
        }
        return sum;
    }

    private static double median(double[] sorted) {
        var middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static double trimmed(double[] sorted) {
        var cut = (int) Math.max(1, Math.floor(sorted.length * TRIMMED));
        return Arrays.stream(sorted, cut, sorted.length - cut).average().orElseThrow();
    }
}
