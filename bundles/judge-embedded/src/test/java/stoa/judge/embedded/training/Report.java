package stoa.judge.embedded.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Figures of held-out qualities. */
record Report(HeldOut heldOut) {
    private static final int RESAMPLES = 2_000;
    private static final int BINS = 10;

    /** The mean over sides of the share of pairs that come out right; ties count half. */
    double accuracy() {
        return Arrays.stream(bySide()).average().orElse(0);
    }

    double accuracy(Predicate<Corpus.Pair> which) {
        var found = heldOut.corpus().pairs().stream().filter(which).toList();
        return found.stream().mapToDouble(this::right).sum() / found.size();
    }

    long count(Predicate<Corpus.Pair> which) {
        return heldOut.corpus().pairs().stream().filter(which).count();
    }

    double matched() {
        return accuracy(heldOut.corpus()::isLengthMatched);
    }

    double shorterWins() {
        return accuracy(heldOut.corpus()::isWonByClearlyShorter);
    }

    /** Where the accuracy lies in 95 of 100 choices of topics. */
    double[] interval() {
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

    /** Of the logistic on the difference, over all pairs. */
    double slope() {
        return slope(heldOut.corpus().pairs());
    }

    /** What was predicted, how often it came true, and for how many pairs; each debate by the slope of the others. */
    List<double[]> calibration() {
        var sums = new double[BINS][3];
        var corpus = heldOut.corpus();
        for (var debate : IntStream.range(0, corpus.sides().size())
                .mapToObj(corpus::debate)
                .distinct()
                .toList()) {
            var slope = slope(corpus.pairs().stream()
                    .filter(pair -> !corpus.debate(corpus.side(pair)).equals(debate))
                    .toList());
            corpus.pairs().stream()
                    .filter(pair -> corpus.debate(corpus.side(pair)).equals(debate))
                    .forEach(pair -> put(heldOut.margin(pair), slope, sums));
        }
        var bins = new ArrayList<double[]>();
        for (var sum : sums) {
            if (sum[2] > 0) {
                bins.add(new double[] {sum[0] / sum[2], sum[1] / sum[2], sum[2]});
            }
        }
        return bins;
    }

    static double calibrationError(List<double[]> bins) {
        var all = bins.stream().mapToDouble(bin -> bin[2]).sum();
        return bins.stream()
                        .mapToDouble(bin -> bin[2] * Math.abs(bin[0] - bin[1]))
                        .sum()
                / all;
    }

    private static void put(double margin, double slope, double[][] sums) {
        var sure = 1 / (1 + StrictMath.exp(-slope * Math.abs(margin)));
        var bin = sums[Math.min(BINS - 1, (int) ((sure - 0.5) * 2 * BINS))];
        bin[0] += sure;
        bin[1] += margin > 0 ? 1 : 0;
        bin[2]++;
    }

    /** By Newton's method on the likelihood. */
    private double slope(List<Corpus.Pair> pairs) {
        var slope = 1.0;
        for (var round = 0; round < 30; round++) {
            var gradient = 0.0;
            var curve = 1e-9;
            for (var pair : pairs) {
                var margin = heldOut.margin(pair);
                var right = 1 / (1 + StrictMath.exp(-slope * margin));
                gradient += (1 - right) * margin;
                curve += right * (1 - right) * margin * margin;
            }
            slope += gradient / curve;
        }
        return slope;
    }

    private double right(Corpus.Pair pair) {
        var margin = heldOut.margin(pair);
        return margin == 0 ? 0.5 : margin > 0 ? 1 : 0;
    }

    private double[] bySide() {
        var corpus = heldOut.corpus();
        return IntStream.range(0, corpus.sides().size())
                .mapToDouble(side -> accuracy(pair -> corpus.side(pair) == side))
                .toArray();
    }
}
