package stoa.judge.embedded.head;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * A trained linear head: vector of the text first, features after it. Its numbers are those of the file, so that the same text
 * gives the same points wherever the vectors are the same.
 *
 * @param mean of each input over the training texts
 * @param spread of each input
 * @param weights the head itself first, then the heads of resampled topics from which the interval comes
 * @param slope how fast a difference of qualities becomes a probability
 * @param middle the quality of a middling text
 * @param width the usual distance from it
 */
public record Head(float[] mean, float[] spread, float[][] weights, double slope, double middle, double width) {
    private static final double CLIP = 4;
    private static final double STEEP = 1.2;

    /**
     * The head in a resource.
     *
     * @param resource of the bundle, written by the training program
     */
    public static Head read(String resource) {
        try (var file = Objects.requireNonNull(Head.class.getResourceAsStream(resource), resource);
                var input = new DataInputStream(file)) {
            var inputs = input.readInt();
            var heads = new float[input.readInt()][];
            var mean = floats(input, inputs);
            var spread = floats(input, inputs);
            for (var each = 0; each < heads.length; each++) {
                heads[each] = floats(input, inputs);
            }
            return new Head(mean, spread, heads, input.readDouble(), input.readDouble(), input.readDouble());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read '" + resource + "' of the bundle", e);
        }
    }

    public void write(DataOutputStream output) throws IOException {
        output.writeInt(mean.length);
        output.writeInt(weights.length);
        floats(mean, output);
        floats(spread, output);
        for (var each : weights) {
            floats(each, output);
        }
        output.writeDouble(slope);
        output.writeDouble(middle);
        output.writeDouble(width);
    }

    /** What a vector adds to the quality by head number {@code which}; linear, so a mean's share is the mean of the shares. */
    public double ofVector(float[] vector, int which) {
        var sum = 0.0;
        for (var at = 0; at < vector.length; at++) {
            sum += weights[which][at] * ((vector[at] - mean[at]) / (double) spread[at]);
        }
        return sum;
    }

    public double ofFeatures(double[] features, int which) {
        var sum = 0.0;
        for (var at = 0; at < features.length; at++) {
            sum += ofFeature(features, at, which);
        }
        return sum;
    }

    public double ofFeature(double[] features, int at, int which) {
        var place = mean.length - features.length + at;
        return weights[which][place] * standard(features[at], mean[place], spread[place]);
    }

    /** Far-out values count as far out, not more. */
    public static double standard(double value, double mean, double spread) {
        return Math.clamp((value - mean) / spread, -CLIP, CLIP);
    }

    /** 0 to 10; 5 for a middling text of the training data. */
    public double points(double quality) {
        return 10 / (1 + StrictMath.exp(-STEEP * (quality - middle) / width));
    }

    /** That a text of the first quality beats one of the second. */
    public double probability(double quality, double other) {
        return 1 / (1 + StrictMath.exp(-slope * (quality - other)));
    }

    private static float[] floats(DataInputStream input, int count) throws IOException {
        var found = new float[count];
        for (var at = 0; at < count; at++) {
            found[at] = input.readFloat();
        }
        return found;
    }

    private static void floats(float[] values, DataOutputStream output) throws IOException {
        for (var value : values) {
            output.writeFloat(value);
        }
    }
}
