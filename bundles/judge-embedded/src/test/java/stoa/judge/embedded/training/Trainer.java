package stoa.judge.embedded.training;

import java.util.Arrays;
import java.util.SplittableRandom;
import stoa.judge.embedded.head.Head;

/** Makes the head that ships: of all topics, with twenty more of resampled topics. */
final class Trainer {
    private static final int RESAMPLED = 20;
    private static final int SEED = 7;

    private Trainer() {}

    /** @param heldOut from which calibration and scale are read */
    static Head train(Corpus corpus, Setup setup, HeldOut heldOut) {
        var all = new boolean[corpus.samples().size()];
        Arrays.fill(all, true);
        var matrix = Matrix.of(corpus, setup, all);
        var sides = HeldOut.sides(corpus, setup, matrix);
        var random = new SplittableRandom(SEED);
        var heads = new float[RESAMPLED + 1][];
        for (var head = 0; head <= RESAMPLED; head++) {
            heads[head] = floats(Ridge.solve(sides, times(head, sides.size(), random), setup.penalty()));
        }
        var qualities = heldOut.qualities();
        var middle = Arrays.stream(qualities).sum() / qualities.length;
        var squares = Arrays.stream(qualities)
                .map(it -> (it - middle) * (it - middle))
                .sum();
        return new Head(
                matrix.mean(),
                matrix.spread(),
                heads,
                heldOut.figures().slope(),
                middle,
                Math.sqrt(squares / qualities.length));
    }

    private static int[] times(int head, int sides, SplittableRandom random) {
        var times = new int[sides];
        if (head == 0) {
            Arrays.fill(times, 1);
            return times;
        }
        for (var draw = 0; draw < sides; draw++) {
            times[random.nextInt(sides)]++;
        }
        return times;
    }

    private static float[] floats(double[] values) {
        var found = new float[values.length];
        for (var at = 0; at < values.length; at++) {
            found[at] = (float) values[at];
        }
        return found;
    }
}
