package stoa.kernel.messaging.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** The scalar types the platform understands. */
final class Scalars {
    private static final int MOST_DIGITS = 200;
    private static final Map<Class<?>, Shape> ALL = all();

    private Scalars() {}

    static @Nullable Shape of(Class<?> type) {
        return ALL.get(type);
    }

    private static Map<Class<?>, Shape> all() {
        var shapes = new HashMap<Class<?>, Shape>();
        shapes.put(String.class, text());
        shapes.put(boolean.class, truth());
        shapes.put(Boolean.class, truth());
        wholeNumbers(shapes);
        fractions(shapes);
        shapes.put(Instant.class, parsed("a moment like 2026-01-31T12:00:00Z", "date-time", Instant::parse));
        shapes.put(Duration.class, parsed("a duration like PT1M30S", "duration", Duration::parse));
        shapes.put(LocalDate.class, parsed("a date like 2026-01-31", "date", LocalDate::parse));
        shapes.put(byte[].class, bytes());
        return Map.copyOf(shapes);
    }

    private static void wholeNumbers(Map<Class<?>, Shape> shapes) {
        Shape ints =
                whole(Integer.MIN_VALUE, Integer.MAX_VALUE, Long::intValue, (out, n) -> out.writeNumber(n.intValue()));
        Shape longs = whole(Long.MIN_VALUE, Long.MAX_VALUE, n -> n, (out, n) -> out.writeNumber(n.longValue()));
        Shape shorts =
                whole(Short.MIN_VALUE, Short.MAX_VALUE, Long::shortValue, (out, n) -> out.writeNumber(n.intValue()));
        Shape octets =
                whole(Byte.MIN_VALUE, Byte.MAX_VALUE, Long::byteValue, (out, n) -> out.writeNumber(n.intValue()));
        shapes.putAll(Map.of(int.class, ints, Integer.class, ints, long.class, longs, Long.class, longs));
        shapes.putAll(Map.of(short.class, shorts, Short.class, shorts, byte.class, octets, Byte.class, octets));
        shapes.put(
                BigInteger.class,
                new ScalarShape<>(
                        "a whole number",
                        node -> node.isIntegralNumber() ? node.bigIntegerValue() : null,
                        text -> text.length() > MOST_DIGITS ? null : new BigInteger(text),
                        JsonGenerator::writeNumber,
                        schema -> schema.put("type", "integer")));
    }

    private static <T extends Number> Shape whole(
            long least, long most, Function<Long, T> narrow, BiConsumer<JsonGenerator, T> write) {
        var expected = most == Long.MAX_VALUE ? "a whole number" : "a whole number from " + least + " to " + most;
        return new ScalarShape<>(
                expected,
                node -> node.isIntegralNumber() && node.canConvertToLong()
                        ? within(node.longValue(), least, most, narrow)
                        : null,
                text -> within(Long.parseLong(text), least, most, narrow),
                write,
                schema -> schema.put("type", "integer"));
    }

    private static <T> @Nullable T within(long number, long least, long most, Function<Long, T> narrow) {
        return number >= least && number <= most ? narrow.apply(number) : null;
    }

    private static void fractions(Map<Class<?>, Shape> shapes) {
        Shape doubles = fraction(Double::valueOf, (out, n) -> out.writeNumber(finite(n)));
        Shape floats = fraction(
                n -> Float.isFinite(n.floatValue()) ? n.floatValue() : null,
                (out, n) -> out.writeNumber((float) finite(n)));
        shapes.putAll(Map.of(double.class, doubles, Double.class, doubles, float.class, floats, Float.class, floats));
        shapes.put(
                BigDecimal.class,
                new ScalarShape<>(
                        "a number",
                        node -> node.isNumber() ? modest(node.decimalValue()) : null,
                        text -> text.length() > MOST_DIGITS ? null : modest(new BigDecimal(text)),
                        JsonGenerator::writeNumber,
                        schema -> schema.put("type", "number")));
    }

    private static <T extends Number> Shape fraction(
            Function<Double, @Nullable T> narrow, BiConsumer<JsonGenerator, T> write) {
        return new ScalarShape<>(
                "a number",
                node -> node.isNumber() && Double.isFinite(node.doubleValue())
                        ? narrow.apply(node.doubleValue())
                        : null,
                text -> Double.isFinite(Double.parseDouble(text)) ? narrow.apply(Double.parseDouble(text)) : null,
                write,
                schema -> schema.put("type", "number"));
    }

    /** JSON has no word for infinity, so a value that is not finite must fail where it is written, not where it is read. */
    private static double finite(Number number) {
        if (!Double.isFinite(number.doubleValue())) {
            throw new IllegalArgumentException("Number " + number + " cannot be written as JSON; use a finite number");
        }
        return number.doubleValue();
    }

    /** An exponent of millions would cost gigabytes as soon as somebody adds one to it. */
    private static @Nullable BigDecimal modest(BigDecimal number) {
        return Math.abs((long) number.scale()) + number.precision() <= MOST_DIGITS ? number : null;
    }

    private static Shape text() {
        return new ScalarShape<String>(
                "text",
                node -> node.isString() ? whole(node.stringValue()) : null,
                Scalars::whole,
                JsonGenerator::writeString,
                schema -> schema.put("type", "string"));
    }

    /** Half a surrogate pair cannot be written as UTF-8 again. */
    private static @Nullable String whole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                    return null;
                }
                i++;
            }
        }
        return text;
    }

    private static Shape truth() {
        return new ScalarShape<Boolean>(
                "true or false",
                node -> node.isBoolean() ? node.booleanValue() : null,
                text -> text.equals("true") || text.equals("false") ? Boolean.valueOf(text) : null,
                JsonGenerator::writeBoolean,
                schema -> schema.put("type", "boolean"));
    }

    private static <T> Shape parsed(String expected, String format, Function<String, T> parse) {
        return new ScalarShape<>(
                expected,
                node -> node.isString() ? parse.apply(node.stringValue()) : null,
                parse::apply,
                (out, value) -> out.writeString(value.toString()),
                schema -> schema.put("type", "string").put("format", format));
    }

    private static Shape bytes() {
        return new ScalarShape<>(
                "bytes as base64",
                node -> node.isString() ? Base64.getDecoder().decode(node.stringValue()) : null,
                text -> Base64.getDecoder().decode(text),
                (out, value) -> out.writeString(Base64.getEncoder().encodeToString(value)),
                schema -> schema.put("type", "string").put("contentEncoding", "base64"));
    }
}
