package stoa.kernel.messaging.json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Optional values, lists, sets and maps. */
final class ContainerShapes {
    private ContainerShapes() {}

    /** A value that may be left out. */
    record OptionalShape(Shape inner) implements Shape {
        @Override
        public Object read(JsonNode node, Place place) {
            return Optional.of(inner.read(node, place));
        }

        @Override
        public Object readText(String text, Place place) {
            return text.isEmpty() ? Optional.empty() : Optional.of(inner.readText(text, place));
        }

        @Override
        public void write(Object value, JsonGenerator out) {
            ((Optional<?>) value).ifPresentOrElse(present -> inner.write(present, out), out::writeNull);
        }

        @Override
        public Object absent() {
            return Optional.empty();
        }

        @Override
        public boolean isAbsent(Object value) {
            return ((Optional<?>) value).isEmpty();
        }

        @Override
        public String expected() {
            return inner.expected();
        }

        @Override
        public void describe(ObjectNode schema, Set<Shape> open) {
            inner.describe(schema, open);
        }
    }

    /** A list, or a set, which refuses the same item twice. */
    record ListShape(Shape item, boolean unique) implements Shape {
        @Override
        public Object read(JsonNode node, Place place) {
            if (!node.isArray()) {
                throw place.wrong(node, expected());
            }
            var items = new ArrayList<>(node.size());
            for (int i = 0; i < node.size(); i++) {
                items.add(readItem(node.get(i), place.item(i)));
            }
            return collect(items, place);
        }

        private Object readItem(JsonNode node, Place place) {
            if (node.isNull()) {
                throw place.missing(item.expected());
            }
            return item.read(node, place);
        }

        @Override
        public Object readText(String text, Place place) {
            var items = new ArrayList<>();
            for (var part : text.isEmpty() ? List.<String>of() : List.of(text.split(",", -1))) {
                items.add(item.readText(part, place.item(items.size())));
            }
            return collect(items, place);
        }

        private Object collect(List<Object> items, Place place) {
            if (!unique) {
                return List.copyOf(items);
            }
            var set = new LinkedHashSet<>(items);
            if (set.size() < items.size()) {
                throw place.refused("an item comes twice; send each once");
            }
            return Collections.unmodifiableSet(set);
        }

        @Override
        public void write(Object value, JsonGenerator out) {
            out.writeStartArray();
            ((Collection<?>) value).forEach(each -> item.write(each, out));
            out.writeEndArray();
        }

        @Override
        public Object absent() {
            return unique ? Set.of() : List.of();
        }

        @Override
        public String expected() {
            return "a list";
        }

        @Override
        public void describe(ObjectNode schema, Set<Shape> open) {
            item.describe(schema.put("type", "array").putObject("items"), open);
            if (unique) {
                schema.put("uniqueItems", true);
            }
        }
    }

    /** A map with text or enum keys, in the order of the document. */
    record MapShape(@Nullable EnumShape keys, Shape values) implements Shape {
        @Override
        public Object read(JsonNode node, Place place) {
            if (!node.isObject()) {
                throw place.wrong(node, expected());
            }
            var map = new LinkedHashMap<Object, Object>();
            for (var entry : node.properties()) {
                map.put(key(entry.getKey(), place), readValue(entry.getValue(), place.member(entry.getKey())));
            }
            return Collections.unmodifiableMap(map);
        }

        private Object key(String name, Place place) {
            return keys == null ? name : keys.readText(name, place);
        }

        private Object readValue(JsonNode node, Place place) {
            if (node.isNull()) {
                throw place.missing(values.expected());
            }
            return values.read(node, place);
        }

        @Override
        public void write(Object value, JsonGenerator out) {
            out.writeStartObject();
            ((Map<?, ?>) value).forEach((key, each) -> {
                out.writeName(keys == null ? (String) key : keys.nameOf(key));
                values.write(each, out);
            });
            out.writeEndObject();
        }

        @Override
        public Object absent() {
            return Map.of();
        }

        @Override
        public String expected() {
            return "an object";
        }

        @Override
        public void describe(ObjectNode schema, Set<Shape> open) {
            values.describe(schema.put("type", "object").putObject("additionalProperties"), open);
        }
    }
}
