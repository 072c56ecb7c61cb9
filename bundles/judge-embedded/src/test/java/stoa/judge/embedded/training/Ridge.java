package stoa.judge.embedded.training;

import java.util.Arrays;
import java.util.List;

/**
 * Ridge regression on the differences of pairs, in one fixed order of sums. The pairs of a side enter through the Laplacian of
 * the graph they span, so the cost goes with the texts and not with the pairs.
 */
final class Ridge {
    private Ridge() {}

    /** The sums of one side. */
    record Side(double[][] square, double[] sum) {}

    /** @param weights of the pairs */
    static Side side(double[][] rows, List<Corpus.Pair> pairs, double[] weights) {
        var texts = pairs.stream()
                .flatMapToInt(pair -> java.util.stream.IntStream.of(pair.winner(), pair.loser()))
                .distinct()
                .sorted()
                .toArray();
        var laplacian = new double[texts.length][texts.length];
        var wins = new double[texts.length];
        for (var at = 0; at < weights.length; at++) {
            var winner = Arrays.binarySearch(texts, pairs.get(at).winner());
            var loser = Arrays.binarySearch(texts, pairs.get(at).loser());
            laplacian[winner][winner] += weights[at];
            laplacian[loser][loser] += weights[at];
            laplacian[winner][loser] -= weights[at];
            laplacian[loser][winner] -= weights[at];
            wins[winner] += weights[at];
            wins[loser] -= weights[at];
        }
        return products(rows, texts, laplacian, wins);
    }

    private static Side products(double[][] rows, int[] texts, double[][] laplacian, double[] wins) {
        var inputs = rows[0].length;
        var square = new double[inputs][inputs];
        var sum = new double[inputs];
        for (var text = 0; text < texts.length; text++) {
            var mixed = new double[inputs];
            for (var other = 0; other < texts.length; other++) {
                addScaled(rows[texts[other]], laplacian[text][other], mixed, inputs);
            }
            var row = rows[texts[text]];
            for (var column = 0; column < inputs; column++) {
                addScaled(mixed, row[column], square[column], column + 1);
            }
            addScaled(row, wins[text], sum, inputs);
        }
        return new Side(square, sum);
    }

    /** @param times how often each side counts */
    static double[] solve(List<Side> sides, int[] times, double penalty) {
        var inputs = sides.getFirst().sum().length;
        var square = new double[inputs][inputs];
        var sum = new double[inputs];
        for (var side = 0; side < times.length; side++) {
            if (times[side] > 0) {
                addScaled(sides.get(side).sum(), times[side], sum, inputs);
                for (var row = 0; row < inputs; row++) {
                    addScaled(sides.get(side).square()[row], times[side], square[row], row + 1);
                }
            }
        }
        for (var at = 0; at < inputs; at++) {
            square[at][at] += penalty;
        }
        return cholesky(square, sum);
    }

    private static void addScaled(double[] from, double factor, double[] to, int count) {
        for (var at = 0; at < count; at++) {
            to[at] += factor * from[at];
        }
    }

    /** Solves for a symmetric matrix of which the lower half is given; both arguments are used up. */
    private static double[] cholesky(double[][] lower, double[] right) {
        for (var row = 0; row < right.length; row++) {
            for (var column = 0; column <= row; column++) {
                var rest = lower[row][column] - dot(lower[row], lower[column], column);
                lower[row][column] = row == column ? Math.sqrt(rest) : rest / lower[column][column];
            }
            right[row] = (right[row] - dot(lower[row], right, row)) / lower[row][row];
        }
        for (var row = right.length - 1; row >= 0; row--) {
            for (var below = row + 1; below < right.length; below++) {
                right[row] -= lower[below][row] * right[below];
            }
            right[row] /= lower[row][row];
        }
        return right;
    }

    private static double dot(double[] one, double[] other, int count) {
        var sum = 0.0;
        for (var at = 0; at < count; at++) {
            sum += one[at] * other[at];
        }
        return sum;
    }
}
