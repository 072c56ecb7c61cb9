package stoa.kernel.messaging.json;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An enum: {@code FOR_ALL} is {@code forAll} on the wire and read in any case. */
final class EnumShape implements Shape {
    private final Map<Object, String> names = new LinkedHashMap<>();
    private final Map<String, Object> constants = new HashMap<>();

    EnumShape(Class<?> type) {
        for (var constant : type.getEnumConstants()) {
            var name = camel(((Enum<?>) constant).name());
            names.put(constant, name);
            constants.put(folded(name), constant);
        }
    }

    @Override
    public Object read(JsonNode node, Place place) {
        if (!node.isString()) {
            throw place.wrong(node, expected());
        }
        return readText(node.stringValue(), place);
    }

    @Override
    public Object readText(String text, Place place) {
        var constant = constants.get(folded(text));
        if (constant == null) {
            throw place.wrong(text, expected());
        }
        return constant;
    }

    @Override
    public void write(Object value, JsonGenerator out) {
        out.writeString(nameOf(value));
    }

    String nameOf(Object value) {
        return names.getOrDefault(value, value.toString());
    }

    @Override
    public String expected() {
        return "one of " + String.join(", ", names.values());
    }

    @Override
    public void describe(ObjectNode schema, Set<Shape> open) {
        var values = schema.put("type", "string").putArray("enum");
        names.values().forEach(values::add);
    }

    private static String folded(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    private static String camel(String constant) {
        var words = constant.toLowerCase(Locale.ROOT).split("_");
        var name = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            name.append(words[i].substring(0, 1).toUpperCase(Locale.ROOT)).append(words[i].substring(1));
        }
        return name.toString();
    }
}
