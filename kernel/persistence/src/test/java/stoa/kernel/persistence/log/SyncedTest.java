package stoa.kernel.persistence.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Watches the system calls: what was acknowledged had been forced to the disk. Needs {@code strace}, else it is passed over. */
final class SyncedTest {
    @TempDir
    Path folder;

    @Test
    void aSyncStandsBeforeEveryAcknowledgement() throws Exception {
        assumeTrue(Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "strace"))));
        var calls = folder.resolve("calls");

        var ended = trace(calls).waitFor(60, TimeUnit.SECONDS);

        assertEquals(true, ended);
        assertEquals(List.of(), acknowledgedWithoutSync(Files.readAllLines(calls)));
    }

    private Process trace(Path calls) throws IOException {
        return new ProcessBuilder(
                        "strace",
                        "-f",
                        "-o",
                        calls.toString(),
                        "-e",
                        "trace=fsync,fdatasync,write",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        SyncedWriter.class.getName(),
                        folder.resolve("data").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
    }

    /** The lines that were printed with no finished sync since the line before. */
    private static List<String> acknowledgedWithoutSync(List<String> calls) {
        var marks = new java.util.ArrayList<String>();
        var bad = new java.util.ArrayList<String>();
        var synced = true;
        for (var call : calls) {
            if (call.matches(".*(fsync|fdatasync).*= 0")) {
                synced = true;
            } else if (call.contains("\"marked ")) {
                marks.add(call);
                if (!synced) {
                    bad.add(call);
                }
                synced = false;
            }
        }
        assertEquals(3 * SyncedWriter.EACH + 1, marks.size());
        return bad;
    }
}
