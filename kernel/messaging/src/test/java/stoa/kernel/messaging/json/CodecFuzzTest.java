package stoa.kernel.messaging.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;
import stoa.kernel.contract.json.RecordCodec;

/** Whatever comes in is either read or refused as bad input; what was read can be written and read again. */
class CodecFuzzTest {
    private static final List<String> TOKENS = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "null",
            "true",
            "0",
            "-1",
            "1e9",
            "1e999",
            "\"text\"",
            "\"list\"",
            "\"when\"",
            "\"\\u0000\"",
            "\"\\ud83d\"",
            "99999999999999999999",
            "\"2026-01-31T12:00:00Z\"",
            " ",
            "\n",
            "\\",
            "\u00e9",
            "\"map\"",
            "\"shape\"",
            "\"type\"",
            "\"dot\"");

    private final RecordCodec codec = new JacksonCodecs().open();

    record Sample(
            String text, List<Integer> list, Optional<Instant> when, Map<String, Sample> map, Optional<Shape> shape) {}

    sealed interface Shape {}

    record Dot(double x, long y) implements Shape {}

    record Line(Dot from, Dot to) implements Shape {}

    private static Sample valid() {
        var line = new Line(new Dot(0.5, 1), new Dot(-3, 4));
        var inner = new Sample("in\u00e9r", List.of(1, 2), Optional.of(Instant.EPOCH), Map.of(), Optional.of(line));
        return new Sample("outer", List.of(), Optional.empty(), Map.of("k", inner), Optional.of(new Dot(1, 2)));
    }

    private void feed(byte[] input) {
        Sample read;
        try {
            read = codec.read(input, Sample.class);
        } catch (PlatformException refusal) {
            assertEquals(Errors.BAD_INPUT, refusal.code());
            return;
        } catch (RuntimeException | StackOverflowError other) {
            fail("input " + new String(input, UTF_8) + " led to " + other);
            return;
        }
        assertEquals(read, codec.read(codec.write(read), Sample.class));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void bytesChangedAtRandom(long seed) {
        var random = new Random(seed);
        var good = codec.write(valid());
        for (int i = 0; i < 5000; i++) {
            var bytes = good.clone();
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            feed(random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void tokensInRandomOrder(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 5000; i++) {
            var text = new StringBuilder(random.nextBoolean() ? "{" : "");
            for (int length = random.nextInt(40); length > 0; length--) {
                text.append(TOKENS.get(random.nextInt(TOKENS.size())));
            }
            feed(text.toString().getBytes(UTF_8));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void wrongTypesEverywhere(long seed) {
        var random = new Random(seed);
        var values = List.of(
                "null",
                "1",
                "\"x\"",
                "[]",
                "{}",
                "[1]",
                "[\"x\"]",
                "{\"k\":1}",
                "true",
                "1.5",
                "{\"type\":\"dot\"}",
                "{\"type\":5}");
        for (int i = 0; i < 3000; i++) {
            var json = new StringBuilder("{");
            for (var name : List.of("text", "list", "when", "map", "shape")) {
                json.append('"')
                        .append(name)
                        .append("\":")
                        .append(values.get(random.nextInt(values.size())))
                        .append(',');
            }
            feed((json + "\"end\":0}").getBytes(UTF_8));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void otherEncodingsAndBinary(int kind) {
        var good = new String(codec.write(valid()), UTF_8);
        feed(
                switch (kind) {
                    case 0 -> good.getBytes(java.nio.charset.StandardCharsets.UTF_16BE);
                    case 1 -> good.getBytes(java.nio.charset.StandardCharsets.UTF_16LE);
                    case 2 -> good.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
                    default -> new byte[4096];
                });
    }
}
