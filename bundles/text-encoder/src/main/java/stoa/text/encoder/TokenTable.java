package stoa.text.encoder;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The vectors of single tokens, read out of the model's file: encoding without native code. */
final class TokenTable {
    private static final String NAME = "embeddings.word_embeddings.weight_";

    private final byte[] rows;
    private final float scale;
    private final int zero;

    private TokenTable(byte[] rows, float scale, int zero) {
        this.rows = rows;
        this.scale = scale;
        this.zero = zero;
    }

    static TokenTable of(byte[] model) {
        var graph = Protobuf.of(model).message(7);
        return new TokenTable(
                graph.named(5, 8, NAME + "quantized").bytes(9),
                ByteBuffer.wrap(graph.named(5, 8, NAME + "scale").bytes(4))
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .getFloat(),
                Protobuf.of(graph.named(5, 8, NAME + "zero_point").bytes(5)).number());
    }

    List<Vectors> vectors(Window window) {
        var found = new ArrayList<Vectors>();
        for (var run : window.runs()) {
            var sums = new float[Vectors.SIZE];
            for (var at = run.from(); at < run.from() + run.length(); at++) {
                add(run.source()[at], sums);
            }
            found.add(new Vectors(run.length(), sums, sums));
        }
        return found;
    }

    private void add(int id, float[] sums) {
        var row = id * Vectors.SIZE;
        for (var at = 0; at < Vectors.SIZE; at++) {
            sums[at] += ((rows[row + at] & 0xFF) - zero) * scale;
        }
    }

    /** As much of the protobuf format as it takes to find a tensor. */
    private record Protobuf(byte[] data, int from, int to) {
        static Protobuf of(byte[] data) {
            return new Protobuf(data, 0, data.length);
        }

        Protobuf message(int field) {
            return all(field).getFirst();
        }

        byte[] bytes(int field) {
            var found = message(field);
            return java.util.Arrays.copyOfRange(data, found.from, found.to);
        }

        Protobuf named(int field, int nameField, String name) {
            return all(field).stream()
                    .filter(each -> each.all(nameField).stream()
                            .anyMatch(text -> text.text().equals(name)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("The model has no tensor '" + name + "'"));
        }

        int number() {
            return (int) new Cursor(data, from).number();
        }

        private String text() {
            return new String(data, from, to - from, StandardCharsets.UTF_8);
        }

        private List<Protobuf> all(int field) {
            var found = new ArrayList<Protobuf>();
            var cursor = new Cursor(data, from);
            while (cursor.at < to) {
                var key = cursor.number();
                var start = cursor.at;
                var end = cursor.skip((int) key & 7);
                if (key >>> 3 == field) {
                    found.add(new Protobuf(data, (key & 7) == 2 ? cursor.body : start, end));
                }
            }
            return found;
        }
    }

    /** A place in the file. */
    private static final class Cursor {
        private final byte[] data;
        private int at;
        private int body;

        Cursor(byte[] data, int at) {
            this.data = data;
            this.at = at;
        }

        long number() {
            var value = 0L;
            var shift = 0;
            while (data[at] < 0) {
                value |= (long) (data[at++] & 127) << shift;
                shift += 7;
            }
            return value | (long) data[at++] << shift;
        }

        int skip(int wire) {
            switch (wire) {
                case 0 -> number();
                case 1 -> at += 8;
                case 2 -> {
                    var length = (int) number();
                    body = at;
                    at += length;
                }
                case 5 -> at += 4;
                default -> throw new IllegalStateException("The model is no protobuf file: wire type " + wire);
            }
            return at;
        }
    }
}
