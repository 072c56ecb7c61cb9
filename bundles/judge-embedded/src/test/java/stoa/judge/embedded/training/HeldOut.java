package stoa.judge.embedded.training;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import stoa.testkit.judging.PairFigures;

/** The quality of every text by a head that has not seen its group: its side of a debate, or the whole debate. */
record HeldOut(Corpus corpus, double[] qualities) {

    /** @param group of a side; sides of one group are left out together */
    static HeldOut of(Corpus corpus, Setup setup, IntFunction<String> group) {
        var qualities = new double[corpus.samples().size()];
        var groups = IntStream.range(0, corpus.sides().size())
                .mapToObj(group)
                .distinct()
                .toList();
        for (var left : groups) {
            fold(corpus, setup, side -> group.apply(side).equals(left), qualities);
        }
        return new HeldOut(corpus, qualities);
    }

    static List<Ridge.Side> sides(Corpus corpus, Setup setup, Matrix matrix) {
        var sides = new ArrayList<Ridge.Side>();
        for (var side = 0; side < corpus.sides().size(); side++) {
            var number = side;
            var pairs = corpus.pairs().stream()
                    .filter(pair -> corpus.side(pair) == number)
                    .toList();
            var weights = pairs.stream()
                    .mapToDouble(pair -> setup.weight(corpus, pair))
                    .toArray();
            sides.add(Ridge.side(matrix.rows(), pairs, weights));
        }
        return sides;
    }

    private static void fold(
            Corpus corpus, Setup setup, java.util.function.IntPredicate isLeftOut, double[] qualities) {
        var samples = corpus.samples();
        var training = new boolean[samples.size()];
        for (var at = 0; at < training.length; at++) {
            training[at] = !isLeftOut.test(samples.get(at).side());
        }
        var matrix = Matrix.of(corpus, setup, training);
        var times = IntStream.range(0, corpus.sides().size())
                .map(side -> isLeftOut.test(side) ? 0 : 1)
                .toArray();
        var weights = Ridge.solve(sides(corpus, setup, matrix), times, setup.penalty());
        for (var at = 0; at < training.length; at++) {
            if (!training[at]) {
                qualities[at] = dot(matrix.rows()[at], weights);
            }
        }
    }

    static double dot(double[] row, double[] weights) {
        var sum = 0.0;
        for (var at = 0; at < row.length; at++) {
            sum += row[at] * weights[at];
        }
        return sum;
    }

    PairFigures figures() {
        return new PairFigures(corpus.pairs().stream()
                .map(pair -> new PairFigures.Pair(
                        corpus.sides().get(corpus.side(pair)),
                        corpus.lengths(pair),
                        qualities[pair.winner()] - qualities[pair.loser()]))
                .toList());
    }
}
