package stoa.kernel.messaging.json;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How the values of one Java type look as JSON. Immutable, safe for any thread. */
interface Shape {
    Object read(JsonNode node, Place place);

    /** Reads the text of a path segment or query; only what fits into one text can. */
    default Object readText(String text, Place place) {
        throw place.wrong(text, expected() + " in a body");
    }

    void write(Object value, JsonGenerator out);

    /** What a missing or null member stands for; null when it must be there. */
    default @Nullable Object absent() {
        return null;
    }

    /** Whether a member with this value is left out. */
    default boolean isAbsent(Object value) {
        return false;
    }

    /** In words, for complaints: "a whole number". */
    String expected();

    /** Adds the keywords of JSON Schema; {@code open} holds the records being described, to end recursion. */
    void describe(ObjectNode schema, Set<Shape> open);
}
