package stoa.crdt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import stoa.crdt.VectorCheck.Tree;

/** One vector of a primitive, read and written. */
final class PrimitiveCheck {
    private PrimitiveCheck() {}

    static void check(Tree vector, VectorCheck check) {
        byte[] bytes = vector.bytes("b");
        byte[] again = switch (vector.text("t")) {
            case "varUint" -> varUint(bytes, Long.parseLong(vector.text("v")));
            case "varInt" -> varInt(bytes, vector.text("v"));
            case "varString" -> varString(bytes, units(vector.list("units")));
            case "any" -> any(bytes, vector.at("x"));
            case "uintOptRle" -> column(ColumnSource.ofNumbers(bytes), Column.ofNumbers(), vector);
            case "intDiffOptRle" -> column(ColumnSource.ofDifferences(bytes), Column.ofDifferences(), vector);
            case "rleUint8" -> byteColumn(bytes, vector);
            case "stringColumn" -> strings(bytes, vector);
            default -> new byte[0];
        };
        check.must("primitive " + vector.text("t"), vector.text("b"), Arrays.equals(bytes, again));
    }

    private static byte[] varUint(byte[] bytes, long expected) {
        long value = new ByteSource(bytes).varUint();
        return value == expected ? new ByteSink().varUint(value).toBytes() : new byte[0];
    }

    private static byte[] varInt(byte[] bytes, String expected) {
        ByteSource source = new ByteSource(bytes);
        long magnitude = source.varIntMagnitude();
        String text = (source.negative() ? "-" : "") + magnitude;
        boolean same = text.equals(expected) || magnitude == 0 && expected.equals("0");
        return same ? new ByteSink().varInt(magnitude, source.negative()).toBytes() : new byte[0];
    }

    private static String units(List<Tree> units) {
        StringBuilder out = new StringBuilder();
        units.forEach(it -> out.append((char) it.number()));
        return out.toString();
    }

    private static byte[] varString(byte[] bytes, String units) {
        byte[] encoded = new ByteSink().varString(units).toBytes();
        boolean readable = new ByteSource(bytes).varString().length() == units.length();
        return readable ? encoded : new byte[0];
    }

    private static byte[] any(byte[] bytes, Tree expected) {
        Value read = AnyCodec.read(new ByteSource(bytes));
        byte[] again = encode(read);
        return Arrays.equals(encode(value(expected)), bytes) ? again : new byte[0];
    }

    private static byte[] encode(Value value) {
        ByteSink sink = new ByteSink();
        AnyCodec.write(sink, value);
        return sink.toBytes();
    }

    private static Value value(Tree tree) {
        return switch (tree.text("k")) {
            case "undef" -> Value.UNDEFINED;
            case "null" -> Value.NULL;
            case "bool" -> new Value.Bool(tree.truth("s"));
            case "num" -> new Value.Number(number(tree.text("s")));
            case "big" -> new Value.BigNumber(Long.parseLong(tree.text("s")));
            case "str" -> new Value.Text(units(tree.list("s")));
            case "bytes" -> new Value.Bytes(tree.bytes("s"));
            case "arr" ->
                new Value.Items(
                        tree.list("s").stream().map(PrimitiveCheck::value).toList());
            default -> {
                Map<String, Value> fields = new LinkedHashMap<>();
                tree.list("s")
                        .forEach(it -> fields.put(
                                it.items().get(0).text(), value(it.items().get(1))));
                yield new Value.Fields(fields);
            }
        };
    }

    private static double number(String text) {
        return Double.parseDouble(text);
    }

    private static byte[] column(ColumnSource source, Column column, Tree vector) {
        for (Tree expected : vector.list("v")) {
            long value = source.read();
            column.write(value == (long) expected.number() ? value : -1);
        }
        return column.toBytes();
    }

    private static byte[] byteColumn(byte[] bytes, Tree vector) {
        ColumnSource.OfBytes source = new ColumnSource.OfBytes(bytes);
        Column.OfBytes column = new Column.OfBytes();
        vector.list("v").forEach(it -> column.write(source.read() == (int) it.number() ? (int) it.number() : 255));
        return column.toBytes();
    }

    private static byte[] strings(byte[] bytes, Tree vector) {
        ColumnSource.OfStrings source = new ColumnSource.OfStrings(bytes);
        Column.OfStrings column = new Column.OfStrings();
        List<String> read = new ArrayList<>();
        for (Tree it : vector.list("v")) {
            read.add(source.read());
            column.write(read.getLast().equals(units(it.items())) ? read.getLast() : "?");
        }
        return column.toBytes();
    }
}
