package stoa.api.text;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What an encoder made of a text.
 *
 * @param parts one for each sentence
 * @param queued how long the text waited for a thread; zero when nothing had to be computed
 * @param computed how long the computation took
 */
public record Encoding(List<Part> parts, Method method, Duration queued, Duration computed) {
    /** How vectors were made; only those of one method can be compared. */
    public enum Method {
        /** The model: {@code style} from its middle, {@code meaning} from its end. */
        MODEL,
        /** The mean of the tokens' own vectors, without the model's attention: quicker and weaker, in both vectors. */
        TABLE
    }

    public Encoding {
        parts = List.copyOf(parts);
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(queued, "queued");
        Objects.requireNonNull(computed, "computed");
    }

    /** All tokens. */
    public int tokens() {
        return parts.stream().mapToInt(Part::tokens).sum();
    }

    /** The mean over all tokens of how the text is written. */
    public float[] style() {
        return mean(parts.stream().map(Part::style).toList());
    }

    /** The mean over all tokens of what the text is about. */
    public float[] meaning() {
        return mean(parts.stream().map(Part::meaning).toList());
    }

    private float[] mean(List<float[]> vectors) {
        var sums = new double[vectors.isEmpty() ? 0 : vectors.getFirst().length];
        for (var part = 0; part < parts.size(); part++) {
            var vector = vectors.get(part);
            for (var at = 0; at < sums.length; at++) {
                sums[at] += (double) vector[at] * parts.get(part).tokens();
            }
        }
        var mean = new float[sums.length];
        for (var at = 0; at < sums.length; at++) {
            mean[at] = (float) (sums[at] / Math.max(1, tokens()));
        }
        return mean;
    }

    /**
     * One sentence. The vectors are shared with the encoder's cache and must not be changed.
     *
     * @param tokens word pieces of the sentence; a vector counts that much in a mean
     * @param style how it is written: what the quality of an argument is read from
     * @param meaning what it is about: near to another when the subject is the same
     */
    public record Part(int tokens, float[] style, float[] meaning) {}
}
