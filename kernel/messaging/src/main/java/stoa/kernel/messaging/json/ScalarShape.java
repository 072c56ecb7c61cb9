package stoa.kernel.messaging.json;

import java.time.DateTimeException;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Texts, numbers, truth values, moments: whatever is one JSON token. */
final class ScalarShape<T> implements Shape {
    private final String expected;
    private final Function<JsonNode, @Nullable T> read;
    private final Function<String, @Nullable T> parse;
    private final BiConsumer<JsonGenerator, T> write;
    private final Consumer<ObjectNode> describe;

    /** The functions answer null, or throw an {@link IllegalArgumentException} or {@link DateTimeException}, for what does not fit. */
    ScalarShape(
            String expected,
            Function<JsonNode, @Nullable T> read,
            Function<String, @Nullable T> parse,
            BiConsumer<JsonGenerator, T> write,
            Consumer<ObjectNode> describe) {
        this.expected = expected;
        this.read = read;
        this.parse = parse;
        this.write = write;
        this.describe = describe;
    }

    @Override
    public Object read(JsonNode node, Place place) {
        var value = quietly(read, node);
        if (value == null) {
            throw place.wrong(node, expected);
        }
        return value;
    }

    @Override
    public Object readText(String text, Place place) {
        var value = quietly(parse, text);
        if (value == null) {
            throw place.wrong(text, expected);
        }
        return value;
    }

    private static <I, T> @Nullable T quietly(Function<I, @Nullable T> function, I input) {
        try {
            return function.apply(input);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException | JacksonException misfit) {
            return null;
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public void write(Object value, JsonGenerator out) {
        write.accept(out, (T) value);
    }

    @Override
    public String expected() {
        return expected;
    }

    @Override
    public void describe(ObjectNode schema, Set<Shape> open) {
        describe.accept(schema);
    }
}
