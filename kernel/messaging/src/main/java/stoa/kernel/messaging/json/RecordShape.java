package stoa.kernel.messaging.json;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import stoa.api.error.PlatformException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A record as an object with a member for each component. */
final class RecordShape implements Shape {
    private final Class<?> type;
    private final String[] names;
    private final MethodHandle[] accessors;
    private final MethodHandle constructor;
    private final Shapes shapes;
    private final RecordComponent[] components;
    private volatile Shape @Nullable [] parts;

    RecordShape(Class<?> type, Shapes shapes) {
        this.type = type;
        this.shapes = shapes;
        this.components = type.getRecordComponents();
        this.names = Arrays.stream(components).map(RecordComponent::getName).toArray(String[]::new);
        this.accessors = Arrays.stream(components).map(RecordShape::accessor).toArray(MethodHandle[]::new);
        this.constructor = constructor(type, components);
    }

    private static MethodHandle accessor(RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return MethodHandles.lookup().unreflect(component.getAccessor());
        } catch (IllegalAccessException closed) {
            throw new IllegalArgumentException(
                    "Record component '" + component + "' cannot be read; open its package", closed);
        }
    }

    private static MethodHandle constructor(Class<?> type, RecordComponent[] components) {
        try {
            var canonical = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
            canonical.setAccessible(true);
            return MethodHandles.lookup().unreflectConstructor(canonical).asSpreader(Object[].class, components.length);
        } catch (ReflectiveOperationException closed) {
            throw new IllegalArgumentException(
                    "Record '" + type.getName() + "' cannot be made; open its package", closed);
        }
    }

    /** Resolved at the first use, so that a record may contain itself. */
    private Shape[] parts() {
        var known = parts;
        if (known == null) {
            known = Arrays.stream(components)
                    .map(component -> shapes.of(component.getGenericType()))
                    .toArray(Shape[]::new);
            parts = known;
        }
        return known;
    }

    @Override
    public Object read(JsonNode node, Place place) {
        return read(node, Map.of(), place);
    }

    Object read(JsonNode node, Map<String, String> texts, Place place) {
        if (!node.isObject()) {
            throw place.wrong(node, expected());
        }
        var known = parts();
        var values = new Object[names.length];
        for (int i = 0; i < names.length; i++) {
            values[i] = component(known[i], node.get(names[i]), texts.get(names[i]), place.member(names[i]));
        }
        return make(values, place);
    }

    private static Object component(Shape shape, @Nullable JsonNode node, @Nullable String text, Place place) {
        if (node != null && !node.isNull()) {
            return shape.read(node, place);
        }
        if (text != null) {
            return shape.readText(text, place);
        }
        var absent = shape.absent();
        if (absent == null) {
            throw place.missing(shape.expected());
        }
        return absent;
    }

    private Object make(Object[] values, Place place) {
        try {
            return constructor.invoke(values);
        } catch (PlatformException complaint) {
            throw complaint;
        } catch (RuntimeException complaint) {
            throw place.refused(String.valueOf(complaint.getMessage()));
        } catch (Error error) {
            throw error;
        } catch (Throwable checked) {
            throw place.refused(String.valueOf(checked.getMessage()));
        }
    }

    @Override
    public void write(Object value, JsonGenerator out) {
        out.writeStartObject();
        writeMembers(value, out);
        out.writeEndObject();
    }

    void writeMembers(Object value, JsonGenerator out) {
        var known = parts();
        for (int i = 0; i < names.length; i++) {
            var part = get(i, value);
            if (!known[i].isAbsent(part)) {
                out.writeName(names[i]);
                known[i].write(part, out);
            }
        }
    }

    private Object get(int index, Object value) {
        Object part;
        try {
            part = accessors[index].invoke(value);
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable checked) {
            throw new IllegalArgumentException("Component '" + names[index] + "' cannot be read", checked);
        }
        if (part == null) {
            throw new IllegalArgumentException(
                    "Component '" + names[index] + "' of " + type.getSimpleName() + " is null; use Optional");
        }
        return part;
    }

    boolean hasMember(String name) {
        return Arrays.asList(names).contains(name);
    }

    @Override
    public String expected() {
        return "an object";
    }

    @Override
    public void describe(ObjectNode schema, Set<Shape> open) {
        schema.put("type", "object");
        if (!open.add(this)) {
            return;
        }
        var properties = schema.putObject("properties");
        var required = schema.putArray("required");
        var known = parts();
        for (int i = 0; i < names.length; i++) {
            known[i].describe(properties.putObject(names[i]), open);
            if (known[i].absent() == null) {
                required.add(names[i]);
            }
        }
        open.remove(this);
    }
}
