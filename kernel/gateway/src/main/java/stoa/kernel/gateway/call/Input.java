package stoa.kernel.gateway.call;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import stoa.api.error.Errors;
import stoa.kernel.gateway.json.JsonReader;

/**
 * What an operation is given: a JSON object and texts from the path and query by name.
 *
 * @param texts a name that is here may not be in the body, too: nobody should wonder which of them counts
 */
public record Input(byte[] body, Map<String, String> texts) {
    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.US_ASCII);

    public Input {
        texts = Map.copyOf(texts);
    }

    /** An empty or null body counts as an object without members. */
    public static Input of(byte[] body, Map<String, String> texts) {
        var input = new Input(isNothing(body) ? NOTHING : body, texts);
        if (!texts.isEmpty() && body.length > 0) {
            input.refuseDoubles();
        }
        return input;
    }

    /** A member of the body or one of the texts. */
    Optional<String> text(String name) {
        if (texts.containsKey(name)) {
            return Optional.of(texts.get(name));
        }
        var found = new AtomicReference<Optional<String>>(Optional.empty());
        JsonReader.object(body, (reader, member) -> {
            if (member.equals(name)) {
                found.set(Optional.ofNullable(reader.text()));
            }
        });
        return found.get();
    }

    private void refuseDoubles() {
        JsonReader.object(body, (reader, member) -> {
            if (texts.containsKey(member)) {
                throw Errors.badInput("'" + member + "' is in the address and in the body; leave it out of the body.");
            }
        });
    }

    private static boolean isNothing(byte[] body) {
        return body.length == 0 || body.length == 4 && new String(body, StandardCharsets.ISO_8859_1).equals("null");
    }
}
