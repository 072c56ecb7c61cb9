package stoa.kernel.persistence.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.kernel.persistence.Bed;
import stoa.kernel.persistence.Store;
import stoa.kernel.persistence.TestClock;
import stoa.kernel.persistence.database.DatabaseSettings;

/** A disk that has no room left. Needs the right to mount a small file system, else it is passed over. */
final class FullDiskTest {
    @TempDir
    Path folder;

    private Path disk;

    @AfterEach
    void unmount() throws Exception {
        if (disk != null) {
            run("umount", disk.toString());
        }
    }

    @Test
    void whatWasAcknowledgedBeforeTheDiskWasFullIsThereWhenItHasRoomAgain() throws Exception {
        var small = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", small.toString()) == 0);
        disk = small;
        var settings = DatabaseSettings.file(small);
        var acknowledged = new HashMap<String, Long>();
        var writer = KilledWriter.start(small, settings);
        try (var reader = writer.inputReader()) {
            KillTest.read(reader, acknowledged, Integer.MAX_VALUE);
        } finally {
            writer.destroyForcibly().waitFor();
        }
        assertTrue(acknowledged.size() > 2, "the writer acknowledged only " + acknowledged);

        assertEquals(0, run("mount", "-o", "remount,size=200m", small.toString()));

        try (var store = Store.open(settings, new TestClock(), Bed.BRISK)) {
            KillTest.check(store, acknowledged, "after the disk was full");
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(List.of(command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
