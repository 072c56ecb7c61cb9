package stoa.kernel.messaging.json;

import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An item of a collection whose type is only known when it is written. */
record AnyShape(Shapes shapes) implements Shape {
    @Override
    public Object read(JsonNode node, Place place) {
        throw place.wrong(node, "of a known type");
    }

    @Override
    public void write(Object value, JsonGenerator out) {
        shapes.ofValue(value).write(value, out);
    }

    @Override
    public String expected() {
        return "anything";
    }

    @Override
    public void describe(ObjectNode schema, Set<Shape> open) {
        schema.put("description", "anything");
    }
}
