package stoa.kernel.launcher;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.kernel.launcher.probe.ComplainingPart;
import stoa.kernel.launcher.probe.CorruptStore;
import stoa.kernel.launcher.probe.SpeakingGateway;
import stoa.kernel.launcher.probe.ThrowingPart;

/** Each bad start: one sentence with the value and the next step, exit code 2, the disk as it was. */
final class BadStartTest {
    @TempDir
    private Path work;

    private SampleDistribution sample;

    @BeforeEach
    void assemble() throws Exception {
        sample = SampleDistribution.in(work.resolve("home")).with(SpeakingGateway.class);
    }

    @Test
    void namesThePortThatIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String said = refusal(Map.of(), "--set", "stoa.http.port=" + taken.getLocalPort());

            assertTrue(said.contains("'127.0.0.1:" + taken.getLocalPort() + "'"), said);
            assertTrue(said.contains("--set stoa.http.port=PORT"), said);
            assertFalse(Files.exists(work.resolve("data")));
        }
    }

    @Test
    void namesTheProcessThatHoldsTheDataFolder() throws Exception {
        try (StartedProcess first = start(Map.of())) {
            await().atMost(Duration.ofSeconds(60)).until(() -> first.out().contains("ready"));
            List<String> before = data();

            String said = refusal(Map.of());

            assertTrue(said.contains("in use by process '" + first.pid() + "'"), said);
            assertEquals(before, data());
            assertTrue(first.isAlive());
        }
    }

    @Test
    void namesADataFolderThatCannotBeWritten() throws Exception {
        Path file = Files.writeString(work.resolve("occupied"), "a file, no folder");

        String said = refusal(Map.of(), "--data", file.resolve("data").toString());

        assertTrue(said.contains("'" + file.resolve("data") + "' cannot be written"), said);
        assertEquals("a file, no folder", Files.readString(file));
    }

    @Test
    void namesAnUnknownSettingAndTheNearestKnownOne() throws Exception {
        String said = refusal(Map.of(), "--set", "stoa.htpp.port=1");

        assertTrue(said.contains("Setting 'stoa.htpp.port' from the command line is unknown."), said);
        assertTrue(said.contains("Did you mean 'stoa.http.port'?"), said);
        assertTrue(said.contains("Known settings: stoa.data, stoa.db.url"), said);
        assertFalse(Files.exists(work.resolve("data")));
    }

    @Test
    void refusesAnUnknownSettingOfTheEnvironment() throws Exception {
        String said = refusal(Map.of("STOA_DB_URI", "x"));

        assertTrue(said.contains("'stoa.db.uri' from the environment as STOA_DB_URI"), said);
        assertTrue(said.contains("'stoa.db.url'"), said);
    }

    @Test
    void refusesAnUnknownSettingOfTheDataFolder() throws Exception {
        Files.createDirectories(work.resolve("data"));
        Files.writeString(work.resolve("data/stoa.properties"), "stoa.colour = blue\n");

        String said = refusal(Map.of());

        assertTrue(said.contains("'stoa.colour'") && said.contains("data/stoa.properties"), said);
        assertEquals(List.of("stoa.properties"), data());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536", "http", ""})
    void refusesAPortThatIsNone(String port) throws Exception {
        String said = refusal(Map.of(), "--set", "stoa.http.port=" + port);

        assertTrue(said.contains("'stoa.http.port' is '" + port + "': expected a whole number from 0 to 65535"), said);
    }

    @Test
    void passesOnTheSentenceOfACorruptStore() throws Exception {
        sample.with(CorruptStore.class);

        String said = refusal(Map.of());

        assertEquals("Store 'stoa.mv.db' is corrupt. Restore it from a backup.\n", said);
        assertEquals(List.of("lock"), data());
    }

    @Test
    void namesTheBundleThatDoesNotStart() throws Exception {
        sample.with(ThrowingPart.class);

        String said = refusal(Map.of());

        assertTrue(said.contains("bundle 'ThrowingPart'"), said);
    }

    @Test
    void saysWhatIsMissingWhenItDoesNotBecomeReady() throws Exception {
        sample.with(ComplainingPart.class);

        String said = refusal(Map.of(), "--set", "stoa.start.seconds=1");

        assertTrue(said.contains("not ready after '1' seconds: Projection 'ratings' is behind by '7' events."), said);
    }

    @Test
    void namesTheMissingDistribution() throws Exception {
        String said = refusal(Map.of(), "--home", work.resolve("nowhere").toString());

        assertTrue(said.contains(work.resolve("nowhere/distribution.properties").toString()), said);
    }

    @Test
    void namesAMissingBundle() throws Exception {
        Files.delete(sample.home().resolve("system/SpeakingGateway.jar"));

        String said = refusal(Map.of());

        assertTrue(said.contains("Bundle 'SpeakingGateway'"), said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--colour", "up", "-h"})
    void refusesUnknownArguments(String argument) throws Exception {
        String said = refusal(Map.of(), argument);

        assertTrue(said.contains("'" + argument + "'") && said.contains("Usage: stoa"), said);
    }

    @Test
    void tellsAnOldJavaWhichOneIsNeeded() throws Exception {
        Optional<Path> old = oldJava();
        assumeTrue(old.isPresent(), "no Java 17 lies in /usr/lib/jvm");

        try (StartedProcess process = StartedProcess.startOn(old.get(), work, "--home", "anywhere")) {
            assertEquals(2, process.exitCode(), process.err());
            assertTrue(process.err().contains("Java 25 or newer is needed"), process.err());
            assertTrue(process.err().contains("Cannot start Stoa on Java '17"), process.err());
        }
    }

    private static Optional<Path> oldJava() throws IOException {
        Path folder = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(it -> it.getFileName().toString().contains("-17-"))
                    .map(it -> it.resolve("bin/java"))
                    .filter(Files::isExecutable)
                    .findFirst();
        }
    }

    private String refusal(Map<String, String> environment, String... more) throws Exception {
        try (StartedProcess process = start(environment, more)) {
            assertEquals(2, process.exitCode(), process.err());
            assertEquals("", process.out());
            assertEquals(1, process.err().lines().count(), process.err());
            return process.err();
        }
    }

    private StartedProcess start(Map<String, String> environment, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--home", sample.home().toString()));
        arguments.addAll(Arrays.asList(more));
        return StartedProcess.start(work, environment, arguments.toArray(String[]::new));
    }

    private List<String> data() throws IOException {
        try (Stream<Path> files = Files.list(work.resolve("data"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
