package stoa.llm.shape;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A record class as the shape of an answer: its JSON schema, and strict reading. Kept by nobody, so that the class of a plugin can
 * go with it.
 *
 * @param <R> the record
 */
public final class Shape<R extends Record> {
    private static final int LONGEST_LIST = 100;

    private final Class<R> type;

    public Shape(Class<R> type) {
        this.type = type;
    }

    /** In JSON Schema; every property is required and nothing else allowed. */
    public ObjectNode schema() {
        return describeRecord(type);
    }

    /**
     * The answer as the record.
     *
     * @throws Unfit saying what is wrong, without words of the answer
     */
    public R read(String text) throws Unfit {
        var tree = Json.parse(unfenced(text)).orElseThrow(() -> new Unfit("The answer is not one JSON object."));
        return type.cast(record(type, tree, ""));
    }

    /** Some models put a fence around the whole answer; inside it all stays strict. */
    private static String unfenced(String text) {
        var bare = text.strip();
        var line = bare.indexOf('\n');
        return bare.startsWith("```") && bare.endsWith("```") && line > 0 && bare.length() > line + 3
                ? bare.substring(line, bare.length() - 3)
                : bare;
    }

    private static ObjectNode describe(Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            var array = Json.object().put("type", "array");
            array.set("items", describe(list.getActualTypeArguments()[0]));
            return array;
        }
        if (!(type instanceof Class<?> plain)) {
            throw new IllegalArgumentException("A shape cannot hold '" + type + "'");
        }
        if (plain.isRecord()) {
            return describeRecord(plain);
        }
        var simple = Json.object().put("type", name(plain));
        if (plain.isEnum()) {
            var names = simple.putArray("enum");
            Arrays.stream(plain.getEnumConstants()).map(Object::toString).forEach(names::add);
        }
        return simple;
    }

    private static ObjectNode describeRecord(Class<?> type) {
        var schema = Json.object().put("type", "object");
        var properties = schema.putObject("properties");
        var required = schema.putArray("required");
        for (var component : type.getRecordComponents()) {
            properties.set(component.getName(), describe(component.getGenericType()));
            required.add(component.getName());
        }
        schema.put("additionalProperties", false);
        return schema;
    }

    private static String name(Class<?> plain) {
        if (plain == int.class || plain == long.class) {
            return "integer";
        }
        if (plain == double.class) {
            return "number";
        }
        if (plain == boolean.class) {
            return "boolean";
        }
        if (plain == String.class || plain.isEnum()) {
            return "string";
        }
        throw new IllegalArgumentException("A shape cannot hold '" + plain.getName() + "'");
    }

    private static Object record(Class<?> type, JsonNode tree, String place) throws Unfit {
        if (!tree.isObject()) {
            throw new Unfit("The field '" + place + "' must be an object.");
        }
        var components = type.getRecordComponents();
        var values = new Object[components.length];
        for (int at = 0; at < components.length; at++) {
            var name = components[at].getName();
            var value = tree.get(name);
            var inner = place.isEmpty() ? name : place + "." + name;
            if (value == null || value.isNull()) {
                throw new Unfit("The field '" + inner + "' is missing.");
            }
            values[at] = value(components[at].getGenericType(), value, inner);
        }
        return make(type, components, values);
    }

    private static Object value(Type type, JsonNode value, String place) throws Unfit {
        if (type instanceof ParameterizedType list) {
            return list(list.getActualTypeArguments()[0], value, place);
        }
        var plain = (Class<?>) type;
        if (plain.isRecord()) {
            return record(plain, value, place);
        }
        return simple(plain, value).orElseThrow(() -> new Unfit("The field '" + place + "' must be " + wanted(plain)));
    }

    private static List<Object> list(Type item, JsonNode values, String place) throws Unfit {
        if (!values.isArray() || values.size() > LONGEST_LIST) {
            throw new Unfit("The field '" + place + "' must be a list of at most " + LONGEST_LIST + ".");
        }
        var list = new ArrayList<Object>();
        for (var each : values) {
            list.add(value(item, each, place));
        }
        return list;
    }

    /** No number in quotes, no fraction for a whole number. */
    private static Optional<Object> simple(Class<?> type, JsonNode value) {
        if (type == String.class && value.isString()) {
            return Optional.of(value.stringValue());
        }
        if (type.isEnum() && value.isString()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(Object.class::cast)
                    .filter(each -> each.toString().equals(value.stringValue()))
                    .findFirst();
        }
        if (type == int.class && value.isIntegralNumber() && value.canConvertToInt()) {
            return Optional.of(value.intValue());
        }
        if (type == long.class && value.isIntegralNumber() && value.canConvertToLong()) {
            return Optional.of(value.longValue());
        }
        if (type == double.class && value.isNumber() && Double.isFinite(value.doubleValue())) {
            return Optional.of(value.doubleValue());
        }
        return type == boolean.class && value.isBoolean() ? Optional.of(value.booleanValue()) : Optional.empty();
    }

    private static String wanted(Class<?> type) {
        if (type.isEnum()) {
            return "one of " + Arrays.toString(type.getEnumConstants()) + ".";
        }
        return type == int.class || type == long.class ? "a whole number without quotes." : "a " + name(type) + ".";
    }

    private static Object make(Class<?> type, RecordComponent[] components, Object[] values) throws Unfit {
        try {
            var kinds = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            var maker = type.getDeclaredConstructor(kinds);
            maker.setAccessible(true);
            return maker.newInstance(values);
        } catch (InvocationTargetException refused) {
            if (refused.getCause() instanceof IllegalArgumentException why) {
                throw new Unfit(String.valueOf(why.getMessage()));
            }
            throw new IllegalStateException("The shape " + type.getName() + " cannot be made", refused);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("The shape " + type.getName() + " cannot be made", impossible);
        }
    }

    /** An answer that does not have the shape. */
    public static final class Unfit extends Exception {
        private static final long serialVersionUID = 1L;

        public Unfit(String complaint) {
            super(complaint);
        }

        public String complaint() {
            return String.valueOf(getMessage());
        }
    }
}
