package stoa.judge.embedded.training;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** The corpus as numbers, without its texts: vectors in 8 bits, features and pairs. */
final class CorpusFile {
    static final String RESOURCE = "/training/ukpconvarg1.bin.gz";

    private CorpusFile() {}

    static Corpus read() throws IOException {
        try (var file = Objects.requireNonNull(CorpusFile.class.getResourceAsStream(RESOURCE), RESOURCE);
                var input = new DataInputStream(new GZIPInputStream(file))) {
            var sides = new ArrayList<String>();
            for (var left = input.readInt(); left > 0; left--) {
                sides.add(input.readUTF());
            }
            var samples = new ArrayList<Corpus.Sample>();
            for (var left = input.readInt(); left > 0; left--) {
                samples.add(new Corpus.Sample(
                        input.readInt(), input.readInt(), bytes(input), bytes(input), bytes(input), floats(input)));
            }
            var pairs = new ArrayList<Corpus.Pair>();
            for (var left = input.readInt(); left > 0; left--) {
                pairs.add(new Corpus.Pair(input.readShort(), input.readShort()));
            }
            return new Corpus(sides, samples, pairs);
        }
    }

    static void write(Corpus corpus, Path path) throws IOException {
        Files.createDirectories(path.getParent());
        try (var output = new DataOutputStream(new GZIPOutputStream(Files.newOutputStream(path)))) {
            output.writeInt(corpus.sides().size());
            for (var side : corpus.sides()) {
                output.writeUTF(side);
            }
            output.writeInt(corpus.samples().size());
            for (var sample : corpus.samples()) {
                write(sample, output);
            }
            output.writeInt(corpus.pairs().size());
            for (var pair : corpus.pairs()) {
                output.writeShort(pair.winner());
                output.writeShort(pair.loser());
            }
        }
    }

    private static void write(Corpus.Sample sample, DataOutputStream output) throws IOException {
        output.writeInt(sample.side());
        output.writeInt(sample.words());
        bytes(sample.middle(), output);
        bytes(sample.last(), output);
        bytes(sample.table(), output);
        output.writeInt(sample.features().length);
        for (var feature : sample.features()) {
            output.writeFloat(feature);
        }
    }

    /** One step for the whole vector, so that the largest number is 127 steps. */
    static float step(float[] vector) {
        var largest = 1e-9f;
        for (var value : vector) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest / 127;
    }

    private static void bytes(float[] vector, DataOutputStream output) throws IOException {
        var step = step(vector);
        output.writeInt(vector.length);
        output.writeFloat(step);
        for (var value : vector) {
            output.writeByte(Math.round(value / step));
        }
    }

    private static float[] bytes(DataInputStream input) throws IOException {
        var vector = new float[input.readInt()];
        var step = input.readFloat();
        for (var at = 0; at < vector.length; at++) {
            vector[at] = input.readByte() * step;
        }
        return vector;
    }

    private static float[] floats(DataInputStream input) throws IOException {
        var values = new float[input.readInt()];
        for (var at = 0; at < values.length; at++) {
            values[at] = input.readFloat();
        }
        return values;
    }
}
