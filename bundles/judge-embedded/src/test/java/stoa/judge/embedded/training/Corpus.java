package stoa.judge.embedded.training;

import java.util.List;
import stoa.testkit.judging.PairFigures;

/** Texts in which people compared pairs, side by side of a debate. */
record Corpus(List<String> sides, List<Sample> samples, List<Pair> pairs) {
    /** A text as numbers. Vectors are quantised, so that a head can be rebuilt to the bit from what the repository keeps. */
    record Sample(int side, int words, float[] middle, float[] last, float[] table, float[] features) {}

    /** Two texts of one side. */
    record Pair(int winner, int loser) {}

    int side(Pair pair) {
        return samples.get(pair.winner).side();
    }

    /** The debate of a side: its name without the position. */
    String debate(int side) {
        return sides.get(side).replaceAll("_.*", "");
    }

    /** How much longer the winner is; below one when the shorter text won. */
    double lengths(Pair pair) {
        return Math.max(1, samples.get(pair.winner).words())
                / (double) Math.max(1, samples.get(pair.loser).words());
    }

    boolean isLengthMatched(Pair pair) {
        return lengths(pair) <= PairFigures.CLEARLY && lengths(pair) >= 1 / PairFigures.CLEARLY;
    }
}
