package stoa.kernel.observability.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class LoggingTest {
    private final PrintStream original = System.out;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @TempDir
    Path data;

    @BeforeEach
    void catchOutput() {
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void giveBackOutput() {
        Logging.close();
        System.setOut(original);
    }

    @Test
    void writesJsonLinesWithKeyValuesToTheDataFolder() throws Exception {
        configure(Map.of("stoa.data", data.toString()));

        LoggerFactory.getLogger("stoa.test")
                .atInfo()
                .addKeyValue("plugin", "judge")
                .log("Plugin is active");
        Logging.close();

        var line = Files.readString(data.resolve("log/stoa.jsonl"));
        assertTrue(line.startsWith("{") && line.endsWith("}\n"), line);
        assertTrue(line.contains("\"message\":\"Plugin is active\""), line);
        assertTrue(line.contains("{\"plugin\":\"judge\"}"), line);
    }

    @Test
    void printsLinesForPeopleUnlessJsonIsAskedFor() {
        configure(Map.of());
        LoggerFactory.getLogger("stoa.test")
                .atWarn()
                .addKeyValue("plugin", "judge")
                .log("Plugin failed");

        assertTrue(text().contains("WARN  stoa.test Plugin failed plugin=\"judge\""), text());
    }

    @Test
    void printsJsonWhenAskedTo() {
        configure(Map.of("stoa.log.format", "json"));
        LoggerFactory.getLogger("stoa.test").atWarn().log("Plugin failed");

        assertTrue(text().startsWith("{\"timestamp\":"), text());
    }

    @Test
    void heedsTheLevelOfEverythingAndOfSingleLoggers() {
        configure(Map.of("stoa.log.level", "warn", "stoa.log.levels", "stoa.loud=debug"));

        assertFalse(LoggerFactory.getLogger("stoa.quiet").isInfoEnabled());
        assertTrue(LoggerFactory.getLogger("stoa.loud.part").isDebugEnabled());
    }

    @Test
    void leadsJavaUtilLoggingIntoTheSameLog() {
        configure(Map.of());
        java.util.logging.Logger.getLogger("some.library").severe("Library trouble");

        assertTrue(text().contains("ERROR some.library Library trouble"), text());
    }

    @Test
    void writesNoFileWithoutADataFolder() {
        configure(Map.of());
        LoggerFactory.getLogger("stoa.test").info("Nowhere else");

        assertEquals(0, data.toFile().list().length);
    }

    private static void configure(Map<String, String> settings) {
        Logging.configure(name -> Optional.ofNullable(settings.get(name)));
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
