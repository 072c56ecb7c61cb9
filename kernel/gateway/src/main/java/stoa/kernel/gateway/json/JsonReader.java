package stoa.kernel.gateway.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Walks untrusted JSON: at most 32 deep, no member twice, valid UTF-8; values of members may be taken as they are written.
 *
 * <p>Every complaint is a {@code PlatformException BAD_INPUT}. For one thread.
 */
public final class JsonReader implements AutoCloseable {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(32)
                    .maxStringLength(1024 * 1024)
                    .maxNameLength(1024)
                    .maxNumberLength(64)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final byte[] bytes;
    private final JsonParser parser;

    private JsonReader(byte[] bytes) {
        this.bytes = bytes;
        this.parser = FACTORY.createParser(ObjectReadContext.empty(), bytes);
    }

    /** A reader before the first value. */
    public static JsonReader of(byte[] utf8) {
        requireUtf8(utf8);
        return new JsonReader(utf8);
    }

    /** Reads the one object that the bytes must be. */
    public static void object(byte[] utf8, Member member) {
        try (var reader = of(utf8)) {
            if (!reader.next()) {
                throw Errors.badInput("Nothing was sent; expected a JSON object.");
            }
            reader.object(name -> member.read(reader, name));
            if (reader.next()) {
                throw Errors.badInput("There is something after the JSON object; send one object only.");
            }
        }
    }

    /** Receives the members of an object. */
    public interface Member {
        void read(JsonReader reader, String name);
    }

    /** Moves to the next of several values that stand one after the other; false at the end. */
    public boolean next() {
        return guarded(parser::nextToken) != null;
    }

    /** Hands the names of the object's members over, the reader standing at the value; what is not read is passed over. */
    public void object(Consumer<String> member) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw wrong("an object");
        }
        var name = guarded(parser::nextName);
        while (name != null) {
            guarded(parser::nextToken);
            member.accept(name);
            if (parser.currentToken() == JsonToken.START_OBJECT || parser.currentToken() == JsonToken.START_ARRAY) {
                guarded(parser::skipChildren);
            }
            name = guarded(parser::nextName);
        }
    }

    /** Calls back at each item of the array; what is not read is passed over. */
    public void array(Runnable item) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw wrong("a list");
        }
        while (guarded(parser::nextToken) != JsonToken.END_ARRAY) {
            item.run();
            if (parser.currentToken() == JsonToken.START_OBJECT || parser.currentToken() == JsonToken.START_ARRAY) {
                guarded(parser::skipChildren);
            }
        }
    }

    /** A string, or null for JSON's null. */
    public @Nullable String text() {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> guarded(parser::getString);
            case VALUE_NULL -> null;
            default -> throw wrong("a text");
        };
    }

    public long number() {
        return switch (parser.currentToken()) {
            case VALUE_NUMBER_INT -> guarded(parser::getLongValue);
            default -> throw wrong("a whole number");
        };
    }

    /** A whole number, or nothing for JSON's null. */
    public OptionalLong optionalNumber() {
        return parser.currentToken() == JsonToken.VALUE_NULL ? OptionalLong.empty() : OptionalLong.of(number());
    }

    public boolean flag() {
        return switch (parser.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw wrong("true or false");
        };
    }

    /** The value as it is written. */
    public byte[] raw() {
        var start = (int) parser.currentTokenLocation().getByteOffset();
        guarded(() -> {
            parser.skipChildren();
            parser.finishToken();
            return parser;
        });
        return Arrays.copyOfRange(bytes, start, (int) parser.currentLocation().getByteOffset());
    }

    @Override
    public void close() {
        parser.close();
    }

    private PlatformException wrong(String expected) {
        var name = parser.currentName();
        return Errors.badInput((name == null ? "The value" : "'" + name + "'") + " must be " + expected + ".");
    }

    private interface Step<T extends @Nullable Object> {
        T take();
    }

    private static <T extends @Nullable Object> T guarded(Step<T> step) {
        try {
            return step.take();
        } catch (JacksonException e) {
            throw new PlatformException(
                    Errors.BAD_INPUT, "This is not the JSON expected: " + e.getOriginalMessage() + ".", e);
        }
    }

    private static void requireUtf8(byte[] bytes) {
        if (isAscii(bytes)) {
            return;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException e) {
            throw new PlatformException(Errors.BAD_INPUT, "The text is not valid UTF-8.", e);
        }
    }

    private static boolean isAscii(byte[] bytes) {
        for (var each : bytes) {
            if (each < 0) {
                return false;
            }
        }
        return true;
    }
}
