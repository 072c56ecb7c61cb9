package stoa.judge.embedded.score;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import stoa.api.text.Encoding;
import stoa.judge.embedded.head.Head;

/**
 * How convincing people would find a text, and which part of it each sentence brings.
 *
 * @param shares one for each sentence; they add up to the value
 * @param byFeature what each feature brings to the value
 * @param others the value by the heads of resampled topics
 */
public record Quality(double value, List<Double> shares, List<Double> byFeature, double[] others) {
    private static final double LOW = 0.05;

    /** The encoding must be by the method the head was trained with, and not empty. */
    public static Quality of(Head head, Encoding encoding, double[] features) {
        var shares = new ArrayList<Double>();
        for (var part : encoding.parts()) {
            var weight = part.tokens() / (double) encoding.tokens();
            shares.add(weight * (head.ofVector(part.style(), 0) + head.ofFeatures(features, 0)));
        }
        var byFeature = IntStream.range(0, features.length)
                .mapToObj(at -> head.ofFeature(features, at, 0))
                .toList();
        var others = IntStream.range(1, head.weights().length)
                .mapToDouble(which -> head.ofVector(encoding.style(), which) + head.ofFeatures(features, which))
                .sorted()
                .toArray();
        return new Quality(shares.stream().mapToDouble(it -> it).sum(), List.copyOf(shares), byFeature, others);
    }

    /** The value that all but one of twenty heads exceed. */
    double low() {
        return Math.min(value, others[(int) (LOW * others.length)]);
    }

    double high() {
        return Math.max(value, others[others.length - 1 - (int) (LOW * others.length)]);
    }
}
