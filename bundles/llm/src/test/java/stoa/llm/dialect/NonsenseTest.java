package stoa.llm.dialect;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import stoa.llm.setup.Provider;
import stoa.llm.wire.HttpReply;

/** Whatever a provider sends, its dialect makes something of it and throws nothing. */
final class NonsenseTest {
    private static final int TRIES = 3_000;
    private static final List<Integer> STATUSES =
            List.of(200, 200, 200, 201, 302, 400, 401, 404, 413, 422, 429, 500, 503, 529);
    private static final List<String> NAMES = List.of(
            "candidates",
            "content",
            "parts",
            "text",
            "finishReason",
            "promptFeedback",
            "usageMetadata",
            "promptTokenCount",
            "choices",
            "message",
            "refusal",
            "finish_reason",
            "usage",
            "prompt_tokens",
            "error",
            "code",
            "details",
            "retryDelay",
            "violations",
            "quotaId",
            "param",
            "done_reason",
            "prompt_eval_count",
            "stop_reason",
            "type",
            "input",
            "thought",
            "model");
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "1e400",
            "99999999999999999999",
            "0.5",
            "\"\"",
            "\"tool_use\"",
            "\"STOP\"",
            "\"length\"",
            "\"zanzibar\"",
            "\"9999999999s\"",
            "\"17s\"",
            "\"PerDay\"",
            "\"insufficient_quota\"",
            "\"\\u0000\\u001b[31m\\n\"");

    @ParameterizedTest
    @EnumSource(Provider.Kind.class)
    void makesSomethingOfWhateverComes(Provider.Kind kind) {
        var dialect = Dialect.of(kind);
        var random = new Random(kind.ordinal());
        for (int count = 0; count < TRIES; count++) {
            var body = cut(value(random, 5), random);
            var reply = new HttpReply(pick(STATUSES, random), headers(random), body);

            var heard = dialect.hear(reply);

            assertNotNull(heard, body);
            // Only an answer may hold words of the provider.
            assertFalse(!(heard instanceof Heard.Said) && heard.toString().contains("zanzibar"), body);
        }
    }

    private static Map<String, String> headers(Random random) {
        return Map.of(
                "content-type", pick(List.of("application/json", "text/html", "", "JSON"), random),
                "retry-after", pick(List.of("1", "-1", "soon", "999999999999"), random),
                "retry-after-ms", pick(List.of("", "20", "1e9"), random));
    }

    private static String value(Random random, int depth) {
        return switch (depth == 0 ? 2 : random.nextInt(4)) {
            case 0 -> "[" + joined(Stream.generate(() -> value(random, depth - 1)), random) + "]";
            case 1, 3 ->
                "{"
                        + joined(
                                Stream.generate(() -> "\"" + pick(NAMES, random) + "\":" + value(random, depth - 1)),
                                random)
                        + "}";
            default -> pick(VALUES, random);
        };
    }

    private static String joined(Stream<String> values, Random random) {
        return String.join(",", values.limit(random.nextInt(4)).toList());
    }

    /** Now and then only the beginning. */
    private static String cut(String text, Random random) {
        return random.nextInt(10) == 0 ? text.substring(0, random.nextInt(text.length() + 1)) : text;
    }

    private static <T> T pick(List<T> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}
