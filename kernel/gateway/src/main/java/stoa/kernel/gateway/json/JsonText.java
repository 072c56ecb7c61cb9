package stoa.kernel.gateway.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.function.Consumer;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * Builds one line of JSON as UTF-8 bytes. Commas are set by itself; members keep their order. For one thread.
 */
public final class JsonText {
    private static final JsonStringEncoder QUOTES = JsonStringEncoder.getInstance();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(128);
    private boolean comma;

    /** One object. */
    public static byte[] object(Consumer<JsonText> members) {
        return new JsonText().inside('{', members, '}').bytes();
    }

    public JsonText member(String name, String text) {
        return name(name).string(text);
    }

    public JsonText member(String name, long number) {
        return name(name).plain(Long.toString(number));
    }

    public JsonText member(String name, boolean flag) {
        return name(name).plain(Boolean.toString(flag));
    }

    /** A member whose value is JSON already. */
    public JsonText raw(String name, byte[] json) {
        return name(name).value(json);
    }

    public JsonText object(String name, Consumer<JsonText> members) {
        return name(name).inside('{', members, '}');
    }

    public <T> JsonText array(String name, Collection<T> items, Each<T> each) {
        return name(name).inside('[', text -> items.forEach(item -> each.write(text, item)), ']');
    }

    public JsonText texts(String name, Collection<String> items) {
        return array(name, items, (text, item) -> text.separate().string(item));
    }

    /** Writes one item of an array. */
    public interface Each<T> {
        void write(JsonText text, T item);
    }

    /** An object as the next item of an array. */
    public JsonText item(Consumer<JsonText> members) {
        return separate().inside('{', members, '}');
    }

    /** A piece of JSON as the next item of an array. */
    public JsonText item(byte[] json) {
        return separate().value(json);
    }

    public byte[] bytes() {
        return out.toByteArray();
    }

    private JsonText name(String name) {
        separate().string(name);
        out.write(':');
        return this;
    }

    private JsonText inside(char open, Consumer<JsonText> content, char close) {
        out.write(open);
        comma = false;
        content.accept(this);
        out.write(close);
        comma = true;
        return this;
    }

    private JsonText separate() {
        if (comma) {
            out.write(',');
        }
        comma = true;
        return this;
    }

    /** Half a surrogate pair, such as an error quotes from a caller's text, has no form in UTF-8: it becomes a question mark. */
    private JsonText string(String text) {
        var whole = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        out.write('"');
        out.writeBytes(QUOTES.quoteAsUTF8(whole));
        out.write('"');
        return this;
    }

    private JsonText plain(String ascii) {
        out.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
        return this;
    }

    /** Line breaks may stand between the tokens of JSON only, and a frame is divided at them, so they become blanks. */
    private JsonText value(byte[] json) {
        for (var each : json) {
            out.write(each == '\n' || each == '\r' ? ' ' : each);
        }
        return this;
    }
}
