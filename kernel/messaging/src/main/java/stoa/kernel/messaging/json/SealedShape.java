package stoa.kernel.messaging.json;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A sealed family of records inside a record: an object whose member {@code type} says which one it is. */
final class SealedShape implements Shape {
    private static final String MARK = "type";

    private final Class<?> family;
    private final Map<String, Class<?>> members = new LinkedHashMap<>();
    private final Shapes shapes;

    SealedShape(Class<?> family, Shapes shapes) {
        this.family = family;
        this.shapes = shapes;
        collect(family);
    }

    private void collect(Class<?> type) {
        if (type.isSealed()) {
            for (var permitted : type.getPermittedSubclasses()) {
                collect(permitted);
            }
        } else if (type.isRecord()) {
            add(type);
        } else {
            throw new IllegalArgumentException(
                    "Type '" + type.getName() + "' of family '" + family.getSimpleName() + "' must be a record");
        }
    }

    private void add(Class<?> type) {
        if (shapes.record(type).hasMember(MARK)) {
            throw new IllegalArgumentException("Record '" + type.getName()
                    + "' belongs to a sealed family, so no component may be named '" + MARK + "'");
        }
        if (members.put(nameOf(type), type) != null) {
            throw new IllegalArgumentException(
                    "Family '" + family.getSimpleName() + "' has two records named " + type.getSimpleName());
        }
    }

    private static String nameOf(Class<?> type) {
        var name = type.getSimpleName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    @Override
    public Object read(JsonNode node, Place place) {
        var mark = node.isObject() ? node.get(MARK) : null;
        if (mark == null || !mark.isString()) {
            throw place.wrong(node, expected());
        }
        var type = members.get(mark.stringValue());
        if (type == null) {
            throw place.member(MARK).wrong(mark, "one of " + String.join(", ", members.keySet()));
        }
        return shapes.record(type).read(node, place);
    }

    @Override
    public void write(Object value, JsonGenerator out) {
        out.writeStartObject();
        out.writeName(MARK);
        out.writeString(nameOf(value.getClass()));
        shapes.record(value.getClass()).writeMembers(value, out);
        out.writeEndObject();
    }

    @Override
    public String expected() {
        return "an object with 'type' one of " + String.join(", ", members.keySet());
    }

    @Override
    public void describe(ObjectNode schema, Set<Shape> open) {
        var choices = schema.putArray("oneOf");
        members.forEach((name, type) -> describe(choices.addObject(), name, shapes.record(type), open));
    }

    private static void describe(ObjectNode choice, String name, Shape shape, Set<Shape> open) {
        shape.describe(choice, open);
        choice.withObjectProperty("properties").putObject(MARK).put("const", name);
        choice.withArrayProperty("required").add(MARK);
    }
}
