package stoa.kernel.persistence.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.kernel.persistence.log.Appends.events;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.api.stream.StreamId;
import stoa.kernel.persistence.Bed;
import stoa.kernel.persistence.Store;
import stoa.kernel.persistence.TestClock;
import stoa.kernel.persistence.database.DatabaseSettings;
import stoa.kernel.persistence.database.Engine;
import stoa.kernel.persistence.database.StartProblem;

/** A process that is stopped in the middle of writing, as by a suspended machine, and wakes up when another one writes. */
final class FrozenProcessTest {
    private static final StreamId MINE = StreamId.of("debate", "after");

    @TempDir
    Path folder;

    @Test
    void onceAnotherProcessOwnsTheLogAFrozenOneAppendsNothingMore() throws Exception {
        var settings = Bed.settings(Engine.POSTGRES, folder);
        var frozen = KilledWriter.start(folder, settings);
        try (var reader = frozen.inputReader()) {
            awaitAppends(reader, 200);
            signal(frozen, "STOP");
            try (var store = Store.open(settings, new TestClock(), Bed.BRISK)) {
                var before = count(store);
                store.log().append(List.of(events(MINE, 0, "mine")));

                signal(frozen, "CONT");
                awaitRefusedAppends(frozen);

                assertEquals(before, count(store));
                assertEquals(List.of(2L), epochsOf(store, MINE));
                store.log().append(List.of(events(MINE, 1, "still mine")));
            }
        } finally {
            frozen.destroyForcibly().waitFor();
        }
    }

    @Test
    void onceAnotherProcessOwnsTheDatabaseAFrozenOneWritesNoDocumentJobCheckpointOrRow() throws Exception {
        var settings = Bed.settings(Engine.POSTGRES, folder);
        var frozen = KilledWriter.startTables(folder, settings);
        try (var reader = frozen.inputReader()) {
            awaitLines(reader, "written", 200);
            signal(frozen, "STOP");
            try (var store = Store.open(settings, new TestClock(), Bed.BRISK)) {
                var before = contents(store);
                store.documents().put("frozen", "mine", new byte[] {1});
                store.documents().delete("frozen", "mine");

                signal(frozen, "CONT");
                awaitRefusedAppends(frozen);

                assertEquals(before, contents(store));
                assertFalse(before.contains(0L), before.toString());
            }
        } finally {
            frozen.destroyForcibly().waitFor();
        }
    }

    private static List<Long> contents(Store store) {
        return Stream.of(
                        "select count(*) from stoa.document where store = 'frozen'",
                        "select count(*) from stoa.job where kind = 'kill'",
                        "select count(*) from stoa.unit_script where unit = 'frozen'",
                        "select coalesce(max(pos), 0) from stoa.follower_position where name = 'frozen'")
                .map(sql -> store.database()
                        .statements()
                        .first(sql, row -> row.getLong(1))
                        .orElseThrow())
                .toList();
    }

    @Test
    void theFileOfAFrozenProcessIsNotOpenedByAnother() throws Exception {
        var settings = DatabaseSettings.file(folder);
        var frozen = KilledWriter.start(folder, settings);
        try (var reader = frozen.inputReader()) {
            awaitAppends(reader, 50);
            signal(frozen, "STOP");

            assertThrows(StartProblem.class, () -> Store.open(settings, new TestClock(), Bed.BRISK));

            signal(frozen, "CONT");
            awaitAppends(reader, 50);
        } finally {
            frozen.destroyForcibly().waitFor();
        }
    }

    private static void awaitAppends(BufferedReader reader, int count) throws IOException {
        awaitLines(reader, "debate:", count);
    }

    private static void awaitLines(BufferedReader reader, String start, int count) throws IOException {
        for (var seen = 0; seen < count; ) {
            var line = reader.readLine();
            assertTrue(line != null, "the writer ended");
            seen += line.startsWith(start) ? 1 : 0;
        }
    }

    /** Its appending threads end with the refusal; then nothing is left in it that could append. */
    private static void awaitRefusedAppends(Process frozen) throws IOException, InterruptedException {
        assertTrue(frozen.waitFor(30, TimeUnit.SECONDS), "the writer goes on although it owns nothing");
        assertEquals(KilledWriter.REFUSED, frozen.exitValue());
    }

    private static long count(Store store) {
        return store.database()
                .statements()
                .first("select count(*) from stoa.event_log where epoch = 1", row -> row.getLong(1))
                .orElseThrow();
    }

    private static List<Long> epochsOf(Store store, StreamId stream) {
        return store.database()
                .statements()
                .query("select epoch from stoa.event_log where stream = ?", row -> row.getLong(1), stream.toString());
    }

    private static void signal(Process process, String name) throws IOException, InterruptedException {
        assertEquals(
                0,
                new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .waitFor());
    }
}
