package stoa.kernel.launcher;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.kernel.launcher.probe.HalfStartedPart;
import stoa.kernel.launcher.probe.RemarkingPart;
import stoa.kernel.launcher.probe.SpeakingGateway;
import stoa.kernel.launcher.probe.StubbornPart;

final class LifeOfTheProcessTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path work;

    private SampleDistribution sample;
    private Path ready;

    @BeforeEach
    void assemble() throws Exception {
        sample = SampleDistribution.in(work.resolve("home")).with(SpeakingGateway.class);
        ready = work.resolve("data/ready.json");
    }

    @Test
    void printsOneLineWithTheAddressAndLeavesAReadinessFileWhileItRuns() throws Exception {
        try (StartedProcess process = start("--set", "stoa.http.port=45671")) {
            await().atMost(SOON).until(() -> process.out().contains("ready"));

            String file = Files.readString(ready);

            assertEquals("Stoa is ready at http://127.0.0.1:45671/\n", process.out());
            assertTrue(file.contains("\"url\":\"http://127.0.0.1:45671/\""), file);
            assertTrue(file.contains("\"pid\":" + process.pid()), file);
            assertTrue(file.contains("\"version\":\"1.2.3\""), file);
        }
    }

    @Test
    void saysWhatIsMissingAlthoughItIsReady() throws Exception {
        sample.with(RemarkingPart.class);
        try (StartedProcess process = start("--set", "stoa.http.port=45671")) {
            await().atMost(SOON).until(() -> process.out().contains("ready"));

            String file = Files.readString(ready);

            assertTrue(process.out().contains("but for this: Plugin \"lamp\" failed."), process.out());
            assertTrue(file.contains("\"missing\":[\"Plugin \\\"lamp\\\" failed. It has no oil.\"]}"), file);
        }
    }

    @Test
    void stopsInOrderOnATerminationSignalAndExitsWithZero() throws Exception {
        try (StartedProcess process = start()) {
            await().atMost(SOON).until(() -> Files.exists(ready));

            process.terminate();

            assertEquals(0, process.exitCode(), process.err());
            assertFalse(Files.exists(ready));
        }
    }

    @Test
    void saysNothingOfWhatASignalInTheMiddleOfTheStartBreaks() throws Exception {
        sample.with(HalfStartedPart.class);
        try (StartedProcess process = start()) {
            await().atMost(SOON).until(() -> process.out().contains("half way"));

            process.terminate();

            assertEquals(0, process.exitCode(), process.err());
            assertEquals("", process.err());
            assertEquals("half way\n", process.out());
            assertFalse(Files.exists(ready));
        }
    }

    @Test
    void cutsOffAPartThatDoesNotStopAtTheDeadline() throws Exception {
        sample.with(StubbornPart.class);
        try (StartedProcess process = start("--set", "stoa.stop.seconds=1")) {
            await().atMost(SOON).until(() -> Files.exists(ready));

            process.terminate();

            assertEquals(0, process.exitCode());
            assertTrue(process.err().contains("within '1' seconds"), process.err());
        }
    }

    @Test
    void startsAgainAfterItWasKilled() throws Exception {
        try (StartedProcess killed = start()) {
            await().atMost(SOON).until(() -> Files.exists(ready));
        }

        try (StartedProcess second = start()) {
            await().atMost(SOON).until(() -> second.out().contains("Stoa is ready at"));

            assertTrue(Files.readString(ready).contains("\"pid\":" + second.pid()));
        }
    }

    private StartedProcess start(String... more) throws IOException {
        String[] arguments = new String[more.length + 2];
        arguments[0] = "--home";
        arguments[1] = sample.home().toString();
        System.arraycopy(more, 0, arguments, 2, more.length);
        return StartedProcess.start(work, Map.of(), arguments);
    }
}
