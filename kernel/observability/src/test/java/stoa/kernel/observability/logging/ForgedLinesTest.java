package stoa.kernel.observability.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Whatever somebody wrote that is logged: it forges no line, no key and no colour. */
class ForgedLinesTest {
    private static final int TRIES = 500;
    private static final Pattern LINE = Pattern.compile(
            "\\d\\d:\\d\\d:\\d\\d\\.\\d{3} WARN  stoa\\.test Somebody wrote text=\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern STEERING = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}]");
    private static final List<String> PARTS = List.of(
            "\n12:00:00.000 ERROR stoa.test Forged text=\"x\"",
            "\r\n",
            "\u0085",
            "\u2028",
            "\u2029",
            "\u000b",
            "\f",
            "\u0000",
            "\b",
            "\u001b[2J\u001b[31m",
            "\u009b31m",
            "\u007f",
            "\u202e",
            "\u2066",
            "\u200b",
            "\uFEFF",
            "\uD800",
            "\uE000",
            "\" ",
            "\\",
            "\\\"",
            " level=\"x\"",
            "%n%msg",
            "{}",
            "${jndi:x}",
            "words ",
            "\u00e4\u4e2d");

    private final PrintStream original = System.out;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @TempDir
    Path data;

    @BeforeEach
    void catchOutput() {
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        var settings = Map.of("stoa.data", data.toString());
        Logging.configure(name -> Optional.ofNullable(settings.get(name)));
    }

    @AfterEach
    void giveBackOutput() {
        Logging.close();
        System.setOut(original);
    }

    @Test
    void keepsEveryEventOnItsOwnLine() throws Exception {
        var random = new Random(1);
        for (int count = 0; count < TRIES; count++) {
            LoggerFactory.getLogger("stoa.test")
                    .atWarn()
                    .addKeyValue("text", text(random))
                    .log("Somebody wrote");
        }
        Logging.close();

        var lines = printed.toString(StandardCharsets.UTF_8).split(System.lineSeparator());
        assertEquals(TRIES, lines.length);
        for (var line : lines) {
            assertTrue(LINE.matcher(line).matches(), line);
            assertFalse(STEERING.matcher(line).find(), line);
        }
        var json = Files.readString(data.resolve("log/stoa.jsonl")).split("\n");
        assertEquals(TRIES, json.length);
        for (var line : json) {
            assertTrue(line.startsWith("{\"timestamp\":") && line.endsWith("}"), line);
            assertFalse(line.contains("\u001b"), line);
        }
    }

    @Test
    void indentsWhateverAnExceptionSays() {
        LoggerFactory.getLogger("stoa.test")
                .atWarn()
                .setCause(new IllegalStateException("\n12:00:00.000 ERROR stoa.test Forged \u001b[31m"))
                .log("It failed");

        var lines = printed.toString(StandardCharsets.UTF_8).split(System.lineSeparator());
        assertTrue(lines.length > 2);
        for (int at = 1; at < lines.length; at++) {
            assertTrue(lines[at].startsWith("  "), lines[at]);
            assertFalse(lines[at].contains("\u001b"), lines[at]);
        }
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int part = 0; part <= random.nextInt(6); part++) {
            text.append(PARTS.get(random.nextInt(PARTS.size())));
        }
        return text.toString();
    }
}
