package stoa.judge.embedded.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Looking for a trigger first must change nothing but the time. */
class OrdersTest {
    private static final int ROUNDS = 40_000;
    private static final Pattern NOT_PLAIN = Pattern.compile("\\\\[a-zA-Z]|\\{\\d+,\\d*\\}|[\\[\\]()?*+^$\\\\]");
    private static final List<String> SIGNS =
            List.of(" ", " ", " ", " ", ", ", ": ", "10", "/", "<", ">", "{{", "}}", "\"", ".", "é", "忽", "ß");

    private final List<String> parts = parts();

    @Test
    void aTextWithoutATriggerIsNoOrder() {
        var orders = 0;
        for (var seed = 0; seed < ROUNDS; seed++) {
            var plain = Orders.plain(text(new SplittableRandom(seed)));
            var asked = Orders.isAsked(plain);
            orders += asked ? 1 : 0;
            assertTrue(!asked || Trigger.isIn(plain), "no trigger in: " + plain);
        }
        assertTrue(orders > ROUNDS / 50, "too few of the texts are orders: " + orders);
    }

    @Test
    void whatIsPlainAlreadyIsLeftAlone() {
        assertEquals("ignore", Orders.plain("IGNORE"));
        assertEquals("etes", Orders.plain("Êtes"));
    }

    @Test
    void wholeWordsTriggerOnlyAsSuch() {
        assertTrue(Trigger.isIn("an ai reads"));
        assertTrue(Trigger.isIn("ten"));
        assertTrue(!Trigger.isIn("said often tents"));
        assertTrue(!Trigger.isIn("“curly” – and €"));
        assertTrue(Trigger.isIn("忽"));
    }

    /** Alternatives of the patterns, in random order with signs between. */
    private String text(SplittableRandom random) {
        var text = new StringBuilder();
        for (var left = 1 + random.nextInt(8); left > 0; left--) {
            text.append(parts.get(random.nextInt(parts.size())));
            text.append(SIGNS.get(random.nextInt(SIGNS.size())));
        }
        return text.toString();
    }

    private static List<String> parts() {
        try (var file = Objects.requireNonNull(Orders.class.getResourceAsStream("/judge-embedded/orders.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("# "))
                    .flatMap(line -> Stream.of(line.split("\\||\\.\\{\\d+,\\d*\\}\\??|\\\\b")))
                    .map(part -> NOT_PLAIN.matcher(part).replaceAll(""))
                    .filter(part -> !part.isBlank())
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
