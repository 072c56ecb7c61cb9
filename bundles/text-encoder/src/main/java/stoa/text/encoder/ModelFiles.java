package stoa.text.encoder;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The published model and its vocabulary, as they lie in the bundle. */
final class ModelFiles {
    private static final String MODEL = "/all-minilm-l6-v2-q.onnx";
    private static final String TOKENIZER = "/all-minilm-l6-v2-q-tokenizer.json";
    /** The end of the fourth of six layers: quality is read best here, while the last layer knows the subject. */
    static final String MIDDLE = "/encoder/layer.3/output/LayerNorm/Add_1_output_0";

    private ModelFiles() {}

    static byte[] model() {
        try (var input = open(MODEL)) {
            return input.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read '" + MODEL + "' of the bundle", e);
        }
    }

    /**
     * The model with one more output. A message field that stands twice in a protobuf file is merged, so a second, tiny graph
     * (field 7) with an output (field 12) that has only a name (field 1) is all it takes.
     */
    static byte[] withMiddleLayer(byte[] model) {
        var name = MIDDLE.getBytes(StandardCharsets.UTF_8);
        var opened = Arrays.copyOf(model, model.length + name.length + 6);
        var at = model.length;
        opened[at++] = 7 << 3 | 2;
        opened[at++] = (byte) (name.length + 4);
        opened[at++] = 12 << 3 | 2;
        opened[at++] = (byte) (name.length + 2);
        opened[at++] = 1 << 3 | 2;
        opened[at++] = (byte) name.length;
        System.arraycopy(name, 0, opened, at, name.length);
        return opened;
    }

    static Map<String, Integer> vocabulary() {
        try (var input = open(TOKENIZER);
                var json = new JsonFactory().createParser(ObjectReadContext.empty(), input)) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.START_OBJECT && "vocab".equals(json.currentName())) {
                    return words(json);
                }
            }
            throw new IllegalStateException("'" + TOKENIZER + "' of the bundle has no vocabulary");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read '" + TOKENIZER + "' of the bundle", e);
        }
    }

    private static Map<String, Integer> words(tools.jackson.core.JsonParser json) {
        var words = new HashMap<String, Integer>(65_536);
        while (json.nextToken() != JsonToken.END_OBJECT) {
            var word = json.currentName();
            json.nextToken();
            words.put(word, json.getIntValue());
        }
        return words;
    }

    private static InputStream open(String name) throws IOException {
        var input = ModelFiles.class.getResourceAsStream(name);
        if (input == null) {
            throw new IOException("'" + name + "' is missing");
        }
        return input;
    }
}
