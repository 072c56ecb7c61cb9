package stoa.kernel.messaging.json;

import java.io.ByteArrayOutputStream;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.function.Consumer;
import stoa.api.error.Errors;
import stoa.kernel.contract.json.RecordCodec;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records as JSON: Jackson reads and writes the tokens, the shapes of this package bind them.
 *
 * <p>The mapper only ever sees trees, so it is shared; what knows classes of plugins lives and dies with the codec.
 */
final class JacksonCodec implements RecordCodec {
    /** Larger than any payload the platform takes, so that the limit of each door is the one that people meet. */
    private static final int MOST_CHARACTERS = 20 * 1024 * 1024;

    private static final int DEEPEST = 32;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(200)
                            .maxNameLength(1000)
                            .maxStringLength(MOST_CHARACTERS)
                            .maxDocumentLength(MOST_CHARACTERS)
                            .build())
                    .streamWriteConstraints(StreamWriteConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Shapes shapes = new Shapes();

    @Override
    public byte[] write(Object value) {
        return generate(out -> shapes.ofValue(value).write(value, out));
    }

    @Override
    public <T> T read(byte[] json, Class<T> type) {
        return type.cast(shapes.of(type).read(tree(json), Place.root()));
    }

    @Override
    public <T> T read(byte[] json, Map<String, String> texts, Class<T> type) {
        var tree = json.length == 0 ? MAPPER.createObjectNode() : tree(json);
        return type.cast(shapes.record(type).read(tree, texts, Place.root()));
    }

    @Override
    public byte[] schema(Type type) {
        var schema = MAPPER.createObjectNode();
        shapes.of(type).describe(schema, new HashSet<>());
        return MAPPER.writeValueAsBytes(schema);
    }

    static byte[] generate(Consumer<JsonGenerator> content) {
        var bytes = new ByteArrayOutputStream(256);
        try (var out = MAPPER.createGenerator(bytes)) {
            content.accept(out);
        } catch (JacksonException unwritable) {
            throw new IllegalArgumentException(
                    "Value cannot be written as JSON: " + unwritable.getOriginalMessage(), unwritable);
        }
        return bytes.toByteArray();
    }

    /** Decodes the text first: the parser would guess other encodings from zero bytes and pass over bad sequences. */
    static JsonNode tree(byte[] json) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json))
                    .toString();
            var tree = MAPPER.readTree(text);
            if (tree.isMissingNode()) {
                throw Errors.badInput("Cannot read the document: it is empty. Send a JSON object.");
            }
            return tree;
        } catch (CharacterCodingException notText) {
            throw Errors.badInput("Cannot read the document: it is not UTF-8. Send JSON in UTF-8.");
        } catch (NumberFormatException monstrous) {
            throw Errors.badInput("Cannot read the document: a number has too large an exponent. Send a smaller one.");
        } catch (JacksonException malformed) {
            throw Errors.badInput("Cannot read the document: " + explain(malformed) + ". Send well-formed JSON.");
        }
    }

    private static String explain(JacksonException malformed) {
        var at = malformed.getLocation();
        var where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return malformed.getOriginalMessage().replaceAll("\\s+", " ") + where;
    }
}
