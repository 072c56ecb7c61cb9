package stoa.crdt;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values as lib0 encodes them under the name of any. */
final class AnyCodec {
    private static final int UNDEFINED = 127;
    private static final int NULL = 126;
    private static final int INTEGER = 125;
    private static final int FLOAT32 = 124;
    private static final int FLOAT64 = 123;
    private static final int BIGINT = 122;
    private static final int FALSE = 121;
    private static final int TRUE = 120;
    private static final int STRING = 119;
    private static final int OBJECT = 118;
    private static final int ARRAY = 117;
    private static final int BYTES = 116;

    private AnyCodec() {}

    /** Goes past a value, after checking it. */
    static void skip(ByteSource source) {
        skip(source, Limits.DEPTH);
    }

    private static void skip(ByteSource source, int depth) {
        if (depth == 0) {
            throw source.refused("values nested deeper than " + Limits.DEPTH);
        }
        switch (source.uint8()) {
            case UNDEFINED, NULL, FALSE, TRUE -> {}
            case INTEGER -> source.varIntMagnitude();
            case FLOAT32 -> source.fixed(4);
            case FLOAT64, BIGINT -> source.fixed(8);
            case STRING -> source.skipString();
            case BYTES -> source.skipBytes();
            case ARRAY -> skipItems(source, source.count(1, "items"), depth);
            case OBJECT -> skipFields(source, source.count(2, "fields"), depth);
            default -> throw source.refused("an unknown kind of value");
        }
    }

    private static void skipItems(ByteSource source, int count, int depth) {
        for (int i = 0; i < count; i++) {
            skip(source, depth - 1);
        }
    }

    private static void skipFields(ByteSource source, int count, int depth) {
        for (int i = 0; i < count; i++) {
            source.skipString();
            skip(source, depth - 1);
        }
    }

    static Value read(ByteSource source) {
        int start = source.position;
        skip(source);
        return readChecked(new ByteSource(source.bytes, start, source.position));
    }

    private static Value readChecked(ByteSource source) {
        return switch (source.uint8()) {
            case UNDEFINED -> Value.UNDEFINED;
            case NULL -> Value.NULL;
            case INTEGER -> integer(source);
            case FLOAT32 -> new Value.Number(Float.intBitsToFloat((int) source.fixed(4)));
            case FLOAT64 -> new Value.Number(Double.longBitsToDouble(source.fixed(8)));
            case BIGINT -> new Value.BigNumber(source.fixed(8));
            case FALSE -> new Value.Bool(false);
            case TRUE -> new Value.Bool(true);
            case STRING -> new Value.Text(source.varString());
            case BYTES -> new Value.Bytes(source.varBytes());
            case ARRAY -> items(source);
            default -> fields(source);
        };
    }

    private static Value integer(ByteSource source) {
        double magnitude = source.varIntMagnitude();
        return new Value.Number(source.negative() ? -magnitude : magnitude);
    }

    private static Value items(ByteSource source) {
        int count = (int) source.varUint();
        List<Value> items = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            items.add(readChecked(source));
        }
        return new Value.Items(items);
    }

    private static Value fields(ByteSource source) {
        int count = (int) source.varUint();
        Map<String, Value> fields = LinkedHashMap.newLinkedHashMap(count);
        for (int i = 0; i < count; i++) {
            fields.put(source.varString(), readChecked(source));
        }
        return new Value.Fields(fields);
    }

    static void write(ByteSink sink, Value value) {
        switch (value) {
            case Value.Undefined _ -> sink.uint8(UNDEFINED);
            case Value.Null _ -> sink.uint8(NULL);
            case Value.Bool(boolean it) -> sink.uint8(it ? TRUE : FALSE);
            case Value.Number(double it) -> writeNumber(sink, it);
            case Value.BigNumber(long it) -> sink.uint8(BIGINT).fixed(it, 8);
            case Value.Text(String it) -> sink.uint8(STRING).varString(it);
            case Value.Bytes(byte[] it) -> sink.uint8(BYTES).varBytes(it);
            case Value.Items(List<Value> it) -> {
                sink.uint8(ARRAY).varUint(it.size());
                it.forEach(item -> write(sink, item));
            }
            case Value.Fields(Map<String, Value> it) -> {
                sink.uint8(OBJECT).varUint(it.size());
                it.forEach((name, field) -> write(sink.varString(name), field));
            }
        }
    }

    @SuppressWarnings("FloatingPointComparison")
    private static void writeNumber(ByteSink sink, double number) {
        if (number == Math.rint(number) && Math.abs(number) <= Integer.MAX_VALUE) {
            boolean negative = number < 0 || Double.doubleToRawLongBits(number) == Long.MIN_VALUE;
            sink.uint8(INTEGER).varInt((long) Math.abs(number), negative);
        } else if ((float) number == number) {
            sink.uint8(FLOAT32).fixed(Float.floatToRawIntBits((float) number), 4);
        } else {
            sink.uint8(FLOAT64).fixed(Double.doubleToLongBits(number), 8);
        }
    }

    /** The number as JavaScript prints it. */
    static String print(double number) {
        if (number == 0) {
            return "0";
        }
        BigDecimal exact = new BigDecimal(Double.toString(Math.abs(number))).stripTrailingZeros();
        BigInteger digits = exact.unscaledValue();
        String text = digits.toString();
        int point = text.length() - exact.scale();
        return (number < 0 ? "-" : "") + place(text, point);
    }

    private static String place(String digits, int point) {
        int count = digits.length();
        if (count <= point && point <= 21) {
            return digits + "0".repeat(point - count);
        }
        if (point > 0 && point <= 21) {
            return digits.substring(0, point) + "." + digits.substring(point);
        }
        if (point > -6 && point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        String exponent = "e" + (point > 0 ? "+" : "-") + Math.abs(point - 1);
        return digits.charAt(0) + (count > 1 ? "." + digits.substring(1) : "") + exponent;
    }
}
