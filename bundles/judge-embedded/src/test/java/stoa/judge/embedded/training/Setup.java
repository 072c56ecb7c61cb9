package stoa.judge.embedded.training;

import java.util.function.Function;

/**
 * What is trained and how.
 *
 * @param fairness how much a pair of equal length, or one that the shorter text won, counts
 */
record Setup(String name, Function<Corpus.Sample, float[]> inputs, int features, double penalty, double fairness) {
    static final int FEATURES = 86;
    static final double FAIR = 2;

    static Setup shipped() {
        return new Setup("shipped: middle layer and features, length-fair", Setup::middle, FEATURES, 40_000, FAIR);
    }

    static Setup unweighted() {
        return new Setup("middle layer and features, unweighted", Setup::middle, FEATURES, 30_000, 1);
    }

    static Setup table() {
        return new Setup("token table and features, length-fair", Setup::table, FEATURES, 40_000, FAIR);
    }

    static Setup lastLayer() {
        return new Setup("last layer alone, unweighted", Corpus.Sample::last, 0, 10_000, 1);
    }

    static Setup lengthOnly() {
        return new Setup("length alone, unweighted", sample -> new float[] {sample.features()[0]}, 1, 1, 1);
    }

    double weight(Corpus corpus, Corpus.Pair pair) {
        return corpus.isLengthMatched(pair) || corpus.lengths(pair) < 1 ? fairness : 1;
    }

    private static float[] middle(Corpus.Sample sample) {
        return join(sample.middle(), sample.features());
    }

    private static float[] table(Corpus.Sample sample) {
        return join(sample.table(), sample.features());
    }

    private static float[] join(float[] first, float[] second) {
        var joined = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
