package stoa.kernel.lifecycle.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import stoa.api.error.PlatformException;
import stoa.kernel.contract.platform.PluginFaults;
import stoa.testkit.Platform;
import stoa.testkit.PlatformExtension;
import stoa.testkit.PluginSource;

class LifeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @RegisterExtension
    static final PlatformExtension PLATFORM = PlatformExtension.create()
            .withSystemClock()
            .with("stoa.plugins.start", "20s")
            .with("stoa.plugins.probe", "50ms")
            .with("stoa.plugins.retry", "100ms")
            .with("stoa.plugins.faults", "4")
            .with("stoa.log.level", "error");

    private final Platform platform = PLATFORM.platform();

    @AfterEach
    void emptyTheFolder() throws IOException {
        try (var files = Files.list(platform.deployFolder())) {
            files.forEach(file -> file.toFile().delete());
        }
        platform.await("no plugins", () -> platform.plugins().list().isEmpty());
    }

    @Test
    void aJarInTheFolderComesToWorkByItself() {
        drop("greeting", Samples.greeting("1.0.0"));

        assertEquals("1.0.0", platform.awaitActive("greeting").version());
    }

    @Test
    void aNewerJarInTheFolderTakesOver() {
        drop("greeting", Samples.greeting("1.0.0"));
        platform.awaitActive("greeting");

        drop("greeting", Samples.greeting("1.1.0"));

        platform.await("1.1.0", () -> platform.plugin("greeting").version().equals("1.1.0"));
        assertTrue(platform.plugin("greeting").isActive());
    }

    @Test
    void aJarThatGoesAwayTakesItsPluginAlong() throws IOException {
        var file = drop("greeting", Samples.greeting("1.0.0"));
        platform.awaitActive("greeting");

        Files.delete(file);

        platform.await("removal", () -> platform.plugins().find("greeting").isEmpty());
        assertTrue(platform.bundle("greeting").isEmpty());
    }

    @Test
    void aFileThatIsNoPluginIsRejectedWithTheReason() throws IOException {
        Files.writeString(platform.deployFolder().resolve("notes.jar"), "not a jar");

        platform.await("rejection", () -> platform.plugins().find("notes.jar").isPresent());
        var why = platform.plugin("notes.jar").why();
        assertTrue(why.contains("Jar 'notes.jar' cannot be read as a jar"), why);
    }

    @Test
    void aDamagedJarDoesNotTakeAwayWhatWorks() throws IOException {
        var file = drop("greeting", Samples.greeting("1.0.0"));
        platform.awaitActive("greeting");

        Files.writeString(file, "damaged");

        platform.await(
                "rejection", () -> platform.plugins().find("greeting.jar").isPresent());
        assertTrue(platform.plugin("greeting").isActive());
    }

    @Test
    void aPluginWaitsForWhatItNeedsAndSaysSo() {
        drop("needy", Samples.needy("1.0.0"));
        platform.await("waiting", () -> stateOf("needy").equals("waiting"));

        var why = platform.plugin("needy").why();
        assertEquals(
                "Plugin 'needy' 1.0.0 is not active but waiting: It needs service 'stoa.api.debate.Judge', which nobody"
                        + " offers.",
                why);

        drop("judging", Samples.judging("1.0.0"));
        platform.awaitActive("needy");
    }

    @Test
    void aPluginWhoseStartFailsIsTriedAgain() {
        drop("greeting", Samples.throwing("1.0.0"));

        platform.await("failure", () -> stateOf("greeting").equals("failed"));
        var first = platform.plugin("greeting").since();
        platform.await(
                "another failure",
                () -> stateOf("greeting").equals("failed")
                        && platform.plugin("greeting").since().isAfter(first));
        assertTrue(platform.plugin("greeting").why().contains("no licence"));
    }

    @Test
    void aPluginWhoseProbeKeepsComplainingIsQuarantined() {
        drop("greeting", Samples.tiring("1.0.0"));
        platform.awaitActive("greeting");

        platform.await("quarantine", () -> stateOf("greeting").equals("failed"));
        var why = platform.plugin("greeting").why();
        assertTrue(why.contains("It is quarantined: The disk is full."), why);
    }

    @Test
    void aPluginThatKeepsThrowingIsQuarantinedAndComesBackWhenStarted() throws Exception {
        drop("greeting", Samples.greeting("1.0.0"));
        platform.awaitActive("greeting");
        var service = platform.bundle("greeting").orElseThrow().loadClass("greeting.Everybody");
        var faults = platform.service(PluginFaults.class);
        var culprit = service.getConstructor().newInstance();

        for (var fault = 0; fault < 4; fault++) {
            faults.failed(culprit, "operation of person " + fault, stackless("boom"));
        }

        platform.await("quarantine", () -> stateOf("greeting").equals("failed"));
        assertTrue(platform.plugin("greeting").why().contains("4 failures within a minute"));
        assertEquals("active", platform.plugins().start("greeting", PATIENCE).state());
    }

    @Test
    void oneSourceOfFailuresDoesNotQuarantineAPlugin() throws Exception {
        drop("greeting", Samples.greeting("1.0.0"));
        platform.awaitActive("greeting");
        var service = platform.bundle("greeting").orElseThrow().loadClass("greeting.Everybody");
        var faults = platform.service(PluginFaults.class);
        var culprit = service.getConstructor().newInstance();

        for (var fault = 0; fault < 40; fault++) {
            faults.failed(culprit, "operation of one person", stackless("boom"));
        }

        assertEquals("active", platform.plugins().start("greeting", PATIENCE).state());
        assertTrue(platform.plugin("greeting").isActive());
    }

    @Test
    void whatTheKernelThrowsIsNotThePluginsFault() throws Exception {
        drop("greeting", Samples.greeting("1.0.0"));
        platform.awaitActive("greeting");
        var service = platform.bundle("greeting").orElseThrow().loadClass("greeting.Everybody");
        var faults = platform.service(PluginFaults.class);
        var culprit = service.getConstructor().newInstance();

        for (var fault = 0; fault < 8; fault++) {
            faults.failed(culprit, "operation of person " + fault, new IllegalStateException("made outside of it"));
        }

        assertEquals("active", platform.plugins().start("greeting", PATIENCE).state());
        assertTrue(platform.plugin("greeting").isActive());
    }

    @Test
    void theVersionBeforeTakesOverFromOneThatKeepsThrowing() {
        drop("neighbour", Samples.neighbour());
        drop("greeting", Samples.greeting("1.0.0"));
        platform.awaitActive("greeting");
        platform.awaitActive("neighbour");
        var neighbourSince = platform.plugin("neighbour").since();
        drop("greeting", Samples.crashing("1.1.0"));
        platform.await("1.1.0", () -> platform.plugin("greeting").version().equals("1.1.0"));

        for (var door = 0; door < 4; door++) {
            assertEquals(500, platform.get("api/v1/crash" + door).statusCode());
        }

        platform.await("1.0.0", () -> platform.plugin("greeting").version().equals("1.0.0"));
        var why = platform.plugin("greeting").why();
        assertTrue(why.contains("Plugin 'greeting' 1.0.0 is active. Version 1.1.0 was quarantined: 4 failures"), why);
        assertTrue(why.contains("NullPointerException"), why);
        assertEquals(200, platform.get("api/v1/greetings/Ada").statusCode());
        assertEquals(neighbourSince, platform.plugin("neighbour").since());
    }

    @Test
    void aStoppedPluginStaysStoppedOverARestart() {
        drop("greeting", Samples.greeting("1.0.0"));
        platform.awaitActive("greeting");

        platform.plugins().stop("greeting", PATIENCE);
        platform.restart();

        platform.await("settled", () -> stateOf("greeting").equals("stopped"));
        assertEquals("active", platform.plugins().start("greeting", PATIENCE).state());
    }

    @Test
    void aRollbackSurvivesARestart() {
        drop("greeting", Samples.greeting("1.0.0"));
        platform.awaitActive("greeting");
        drop("greeting", Samples.greeting("1.1.0"));
        platform.await("1.1.0", () -> platform.plugin("greeting").version().equals("1.1.0"));

        platform.plugins().rollback("greeting", PATIENCE);
        platform.restart();

        assertEquals("1.0.0", platform.awaitActive("greeting").version());
    }

    @Test
    void aRollbackWithNothingToGoBackToIsRefused() {
        drop("greeting", Samples.greeting("1.0.0"));
        platform.awaitActive("greeting");

        var refusal =
                assertThrows(PlatformException.class, () -> platform.plugins().rollback("greeting", PATIENCE));

        assertEquals("PLUGIN_REFUSED", refusal.code().name());
        assertTrue(String.valueOf(refusal.getMessage()).contains("has no earlier version"));
    }

    @Test
    void anUnknownPluginIsNotFoundWithTheKnownOnes() {
        drop("greeting", Samples.greeting("1.0.0"));
        platform.awaitActive("greeting");

        var refusal =
                assertThrows(PlatformException.class, () -> platform.plugins().stop("greetin", PATIENCE));

        assertEquals("Plugin 'greetin' is unknown. Known are: greeting.", refusal.getMessage());
    }

    @Test
    void theDeskIsForAdministratorsOnly() {
        assertEquals(401, platform.get("api/v1/admin/plugins").statusCode());
        assertEquals(
                401, platform.post("api/v1/admin/plugins/greeting/stop", "{}").statusCode());
    }

    private static Exception stackless(String message) {
        var exception = new IllegalStateException(message);
        exception.setStackTrace(new StackTraceElement[0]);
        return exception;
    }

    private String stateOf(String id) {
        return platform.plugins().find(id).map(it -> it.state()).orElse("");
    }

    private Path drop(String name, PluginSource source) {
        var built = source.build(platform.scratch().resolve(name + ".jar"));
        var target = platform.deployFolder().resolve(name + ".jar");
        try {
            return Files.copy(built, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
