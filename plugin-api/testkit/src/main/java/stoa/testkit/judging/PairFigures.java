package stoa.testkit.judging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * How well a number tells which of two texts people found better. All sums run in the order of the pairs, so that the same pairs
 * give the same figures to the last bit.
 */
public final class PairFigures {
    /** One text is clearly longer than another from this ratio of words on. */
    public static final double CLEARLY = 1.25;

    private static final int RESAMPLES = 2_000;
    private static final int BINS = 10;
    private static final int ROUNDS = 30;

    private final List<Pair> pairs;
    private final List<String> sides;

    public PairFigures(List<Pair> pairs) {
        this.pairs = List.copyOf(pairs);
        this.sides = pairs.stream().map(Pair::side).distinct().toList();
    }

    /**
     * Two texts, one of which people found better.
     *
     * @param side of a debate, on which both speak
     * @param lengths words of the better text for each word of the other; below one when the shorter is better
     * @param margin by how much the better text has more of the number
     */
    public record Pair(String side, double lengths, double margin) {
        /** The name of the side without its position. */
        public String debate() {
            var position = side.indexOf('_');
            return position < 0 ? side : side.substring(0, position);
        }

        boolean isLengthMatched() {
            return lengths <= CLEARLY && lengths >= 1 / CLEARLY;
        }

        boolean isWonByClearlyShorter() {
            return lengths < 1 / CLEARLY;
        }

        private double right() {
            return margin == 0 ? 0.5 : margin > 0 ? 1 : 0;
        }
    }

    /** Pairs of about one probability: what was predicted, how often it came true, and for how many. */
    public record Bin(double predicted, double observed, int count) {}

    public int count() {
        return pairs.size();
    }

    /** The mean over sides of the share of pairs that come out right; ties count half. */
    public double accuracy() {
        return Arrays.stream(bySide()).average().orElse(0);
    }

    /** Of pairs in which neither text is clearly longer. */
    public double matched() {
        return accuracy(Pair::isLengthMatched);
    }

    public long matchedCount() {
        return pairs.stream().filter(Pair::isLengthMatched).count();
    }

    /** Of pairs in which people preferred the clearly shorter text. */
    public double shorterWins() {
        return accuracy(Pair::isWonByClearlyShorter);
    }

    public long shorterWinsCount() {
        return pairs.stream().filter(Pair::isWonByClearlyShorter).count();
    }

    /** Where the accuracy lies in 95 of 100 choices of topics: low, high. */
    public double[] interval() {
        var bySide = bySide();
        var random = new SplittableRandom(11);
        var means = IntStream.range(0, RESAMPLES)
                .mapToDouble(_ -> IntStream.range(0, bySide.length)
                        .mapToDouble(_ -> bySide[random.nextInt(bySide.length)])
                        .average()
                        .orElse(0))
                .sorted()
                .toArray();
        return new double[] {means[RESAMPLES / 40], means[RESAMPLES - RESAMPLES / 40]};
    }

    /** Of the logistic on the margin, over all pairs. */
    public double slope() {
        return slope(pairs);
    }

    /** From unsure to sure; each debate by the slope of the others. */
    public List<Bin> calibration() {
        var sums = new double[BINS][3];
        for (var debate : pairs.stream().map(Pair::debate).distinct().toList()) {
            var slope = slope(
                    pairs.stream().filter(pair -> !pair.debate().equals(debate)).toList());
            pairs.stream().filter(pair -> pair.debate().equals(debate)).forEach(pair -> put(pair, slope, sums));
        }
        var bins = new ArrayList<Bin>();
        for (var sum : sums) {
            if (sum[2] > 0) {
                bins.add(new Bin(sum[0] / sum[2], sum[1] / sum[2], (int) sum[2]));
            }
        }
        return bins;
    }

    /** The mean distance between what was predicted and what came true (ECE). */
    public double calibrationError() {
        var bins = calibration();
        return bins.stream()
                        .mapToDouble(bin -> bin.count() * Math.abs(bin.predicted() - bin.observed()))
                        .sum()
                / Math.max(1, bins.stream().mapToInt(Bin::count).sum());
    }

    /** All of it on one line, for people. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "accuracy %.4f (%.3f-%.3f)  length-matched %.4f (n %d)  shorter wins %.4f (n %d)  ECE %.4f",
                accuracy(),
                interval()[0],
                interval()[1],
                matched(),
                matchedCount(),
                shorterWins(),
                shorterWinsCount(),
                calibrationError());
    }

    private static void put(Pair pair, double slope, double[][] sums) {
        var sure = 1 / (1 + StrictMath.exp(-slope * Math.abs(pair.margin())));
        var bin = sums[Math.clamp((int) ((sure - 0.5) * 2 * BINS), 0, BINS - 1)];
        bin[0] += sure;
        bin[1] += pair.right();
        bin[2]++;
    }

    /** By Newton's method on the likelihood. */
    private static double slope(List<Pair> pairs) {
        var slope = 1.0;
        for (var round = 0; round < ROUNDS; round++) {
            var gradient = 0.0;
            var curve = 1e-9;
            for (var pair : pairs) {
                var right = 1 / (1 + StrictMath.exp(-slope * pair.margin()));
                gradient += (1 - right) * pair.margin();
                curve += right * (1 - right) * pair.margin() * pair.margin();
            }
            slope += gradient / curve;
        }
        return slope;
    }

    private double accuracy(Predicate<Pair> which) {
        var found = pairs.stream().filter(which).toList();
        return found.stream().mapToDouble(Pair::right).sum() / Math.max(1, found.size());
    }

    private double[] bySide() {
        return sides.stream()
                .mapToDouble(side -> accuracy(pair -> pair.side().equals(side)))
                .toArray();
    }
}
