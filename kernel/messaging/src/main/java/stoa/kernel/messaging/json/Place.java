package stoa.kernel.messaging.json;

import org.jspecify.annotations.Nullable;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;
import tools.jackson.databind.JsonNode;

/** Where in a document the reader is, for its complaints. */
record Place(@Nullable Place parent, String step) {
    private static final int SHOWN = 60;

    static Place root() {
        return new Place(null, "");
    }

    Place member(String name) {
        return new Place(this, name);
    }

    Place item(int index) {
        return new Place(this, "[" + index + "]");
    }

    PlatformException wrong(JsonNode value, String expected) {
        return wrong(value.isValueNode() ? value.asString() : value.toString(), expected);
    }

    PlatformException wrong(String value, String expected) {
        return Errors.badInput(
                "Cannot read " + this + ": '" + shorten(value) + "' is not " + expected + ". Send " + expected + ".");
    }

    PlatformException missing(String expected) {
        return Errors.badInput("Cannot read " + this + ": it is missing. Send " + expected + ".");
    }

    PlatformException refused(String complaint) {
        return Errors.badInput("Cannot accept " + this + ": " + shorten(complaint));
    }

    private static String shorten(String text) {
        return text.length() <= 4 * SHOWN ? text : text.substring(0, SHOWN) + "...";
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        append(text);
        return text.isEmpty() ? "the document" : "'" + text + "'";
    }

    private void append(StringBuilder text) {
        if (parent != null) {
            parent.append(text);
        }
        if (!text.isEmpty() && !step.startsWith("[")) {
            text.append('.');
        }
        text.append(step);
    }
}
