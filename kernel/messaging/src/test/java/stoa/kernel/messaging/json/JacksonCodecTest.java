package stoa.kernel.messaging.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;
import stoa.kernel.contract.json.RecordCodec;

class JacksonCodecTest {
    private final RecordCodec codec = new JacksonCodecs().open();

    enum Mood {
        GOOD,
        VERY_BAD
    }

    record Everything(
            String text,
            int number,
            long large,
            double fraction,
            boolean truth,
            Instant at,
            Duration length,
            LocalDate day,
            byte[] bytes,
            Mood mood,
            Optional<String> maybe,
            List<Integer> numbers,
            Set<Mood> moods,
            Map<String, Inner> byName,
            Map<Mood, Integer> byMood,
            Move move) {}

    record Inner(BigInteger whole, BigDecimal exact, short small) {}

    sealed interface Move {}

    record StepForward(int steps) implements Move {}

    record Wait() implements Move {}

    record Node(String name, List<Node> children) {}

    record Positive(int value) {
        Positive {
            if (value < 1) {
                throw new IllegalArgumentException("value '" + value + "' must be at least 1");
            }
        }
    }

    record Holder(Positive inner, Optional<Positive> maybe, List<Positive> many) {}

    record Search(String text, int limit, Optional<Mood> mood, List<Integer> ids) {}

    private static Everything everything() {
        return new Everything(
                "line\n\"quoted\" \u00e9 \ud83d\ude00 \u0001",
                -7,
                Long.MAX_VALUE,
                0.1,
                true,
                Instant.parse("2026-01-31T12:00:00.123456789Z"),
                Duration.ofMillis(90_500),
                LocalDate.of(2026, 1, 31),
                new byte[] {0, -1, 5},
                Mood.VERY_BAD,
                Optional.of("here"),
                List.of(1, 2, 3),
                Set.of(Mood.GOOD),
                Map.of("x", new Inner(new BigInteger("123456789012345678901234567890"), new BigDecimal("1.10"), (short)
                        3)),
                Map.of(Mood.GOOD, 1),
                new StepForward(2));
    }

    private <T> T read(String json, Class<T> type) {
        return codec.read(json.getBytes(UTF_8), type);
    }

    private String refusal(String json, Class<?> type) {
        var refusal = assertThrows(PlatformException.class, () -> read(json, type));
        assertEquals(Errors.BAD_INPUT, refusal.code());
        return String.valueOf(refusal.getMessage());
    }

    @Test
    void whatIsWrittenIsReadBackTheSame() {
        var written = codec.write(everything());
        var read = codec.read(written, Everything.class);

        assertArrayEquals(written, codec.write(read));
        assertEquals(everything().byName(), read.byName());
        assertEquals(everything().text(), read.text());
        assertEquals(everything().move(), read.move());
    }

    @Test
    void enumsAreLowerCamelOnTheWireAndReadInAnyCase() {
        record Feeling(Mood mood) {}

        assertEquals("{\"mood\":\"veryBad\"}", new String(codec.write(new Feeling(Mood.VERY_BAD)), UTF_8));
        for (var text : List.of("veryBad", "VERY_BAD", "verybad", "VeryBad")) {
            assertEquals(
                    Mood.VERY_BAD,
                    read("{\"mood\":\"" + text + "\"}", Feeling.class).mood());
        }
    }

    @Test
    void membersOfASealedFamilySayWhichTheyAre() {
        record Game(Move move) {}

        assertEquals(
                "{\"move\":{\"type\":\"stepForward\",\"steps\":2}}",
                new String(codec.write(new Game(new StepForward(2))), UTF_8));
        assertEquals(
                new Wait(), read("{\"move\":{\"type\":\"wait\"}}", Game.class).move());
        assertTrue(refusal("{\"move\":{\"type\":\"jump\"}}", Game.class).contains("'move.type'"));
    }

    @Test
    void emptyOptionalsAreLeftOutAndMissingCollectionsAreEmpty() {
        record Loose(Optional<String> maybe, List<String> list, Map<String, String> map, Set<Integer> set) {}

        assertEquals(
                "{\"list\":[],\"map\":{},\"set\":[]}",
                new String(codec.write(new Loose(Optional.empty(), List.of(), Map.of(), Set.of())), UTF_8));
        var loose = new Loose(Optional.empty(), List.of(), Map.of(), Set.of());
        assertEquals(loose, read("{}", Loose.class));
        assertEquals(loose, read("{\"maybe\":null,\"list\":null,\"unknown\":{\"deep\":[1]}}", Loose.class));
    }

    @Test
    void aRecordMayContainItself() {
        var tree = new Node("a", List.of(new Node("b", List.of())));

        assertEquals(tree, codec.read(codec.write(tree), Node.class));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{}                                      | 'inner'",
                "{\"inner\":null}                        | 'inner'",
                "{\"inner\":5}                           | 'inner'",
                "{\"inner\":{\"value\":\"5\"}}           | 'inner.value'",
                "{\"inner\":{\"value\":1.0}}             | 'inner.value'",
                "{\"inner\":{\"value\":true}}            | 'inner.value'",
                "{\"inner\":{\"value\":3000000000}}      | 'inner.value'",
                "{\"inner\":{\"value\":1e400}}           | 'inner.value'",
                "{\"inner\":{\"value\":0}}               | 'inner': value '0' must be at least 1",
                "{\"inner\":{\"value\":1},\"many\":[{\"value\":1},{}]} | 'many[1].value'",
                "{\"inner\":{\"value\":1},\"many\":[null]} | 'many[0]'",
                "{\"inner\":{\"value\":1},\"many\":{}}   | 'many'",
                "{\"inner\":{\"value\":1},\"maybe\":{\"value\":[]}} | 'maybe.value'",
                "[]                                      | the document",
                "5                                       | the document"
            })
    void complaintsNameThePlace(String json, String part) {
        assertTrue(refusal(json, Holder.class).contains(part), refusal(json, Holder.class));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"text\":5,\"limit\":1}",
                "{\"text\":true,\"limit\":1}",
                "{\"text\":[\"a\"],\"limit\":1}",
                "{\"text\":\"\\ud800\",\"limit\":1}",
                "{\"text\":\"a\",\"limit\":1,\"text\":\"b\"}",
                "{\"text\":\"a\",\"limit\":1} {}",
                "{\"text\":\"a\",\"limit\":1",
                "{'text':'a','limit':1}",
                "{\"text\":\"a\",\"limit\":NaN}",
                "{\"text\":\"a\",\"limit\":01}",
                "{\"text\":\"a\",\"limit\":1,}",
                "{\"text\":\"a\",\"limit\":1} // c"
            })
    void whatIsNotStrictJsonOfTheRightFormIsRefused(String json) {
        refusal(json, Search.class);
    }

    @Test
    void textsOfPathAndQueryFillWhatTheBodyLeavesOut() {
        var search = codec.read(
                "{\"text\":\"body\"}".getBytes(UTF_8),
                Map.of("text", "query", "limit", "10", "mood", "very_bad", "ids", "1,2,3"),
                Search.class);

        assertEquals(new Search("body", 10, Optional.of(Mood.VERY_BAD), List.of(1, 2, 3)), search);
        assertEquals(
                new Search("x", 1, Optional.empty(), List.of()),
                codec.read(new byte[0], Map.of("text", "x", "limit", "1"), Search.class));
        var refusal = assertThrows(
                PlatformException.class,
                () -> codec.read(new byte[0], Map.of("text", "x", "limit", "many"), Search.class));
        assertTrue(String.valueOf(refusal.getMessage()).contains("'limit'"), refusal.getMessage());
    }

    @Test
    void nestingIsReadUpToItsLimit() {
        var deepest = "[".repeat(30) + "]".repeat(30);

        assertEquals(new Positive(1), read("{\"value\":1,\"rest\":" + deepest + "}", Positive.class));
        refusal("{\"value\":1,\"rest\":" + "[".repeat(32) + "]".repeat(32) + "}", Positive.class);
        refusal("[".repeat(100_000), Positive.class);
    }

    @Test
    void numbersOfMonstrousSizeAreRefusedQuickly() {
        record Number(BigDecimal exact) {}

        refusal("{\"exact\":1e1000000000}", Number.class);
        refusal("{\"exact\":" + "9".repeat(5000) + "}", Number.class);
        assertEquals(
                new BigDecimal("1E+100"),
                read("{\"exact\":1e100}", Number.class).exact());
    }

    @Test
    void nullsAndInfinityAreRefusedWhenWritten() {
        record Number(double value) {}

        assertThrows(IllegalArgumentException.class, () -> codec.write(new Number(Double.NaN)));
        assertThrows(IllegalArgumentException.class, () -> codec.write(new Inner(BigInteger.ONE, null, (short) 1)));
    }

    @Test
    void aTypeThatCannotBeWrittenIsNamed() {
        record Odd(Thread thread) {}

        var refusal = assertThrows(IllegalArgumentException.class, () -> codec.write(new Odd(Thread.currentThread())));
        assertTrue(String.valueOf(refusal.getMessage()).contains("java.lang.Thread"), refusal.getMessage());
    }

    @Test
    void theSchemaSaysWhatIsRequired() {
        var schema = new String(codec.schema(Search.class), UTF_8);

        assertEquals(
                "{\"type\":\"object\",\"properties\":{\"text\":{\"type\":\"string\"},\"limit\":{\"type\":\"integer\"},"
                        + "\"mood\":{\"type\":\"string\",\"enum\":[\"good\",\"veryBad\"]},"
                        + "\"ids\":{\"type\":\"array\",\"items\":{\"type\":\"integer\"}}},\"required\":[\"text\",\"limit\"]}",
                schema);
        assertTrue(new String(codec.schema(Everything.class), UTF_8).contains("\"const\":\"stepForward\""));
        assertTrue(new String(codec.schema(Node.class), UTF_8).contains("\"items\":{\"type\":\"object\"}"));
    }
}
