package stoa.kernel.persistence.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import stoa.api.stream.StreamId;
import stoa.kernel.contract.log.EventLog;
import stoa.kernel.contract.log.StoredEvent;
import stoa.kernel.contract.store.StoredJob;
import stoa.kernel.persistence.Bed;
import stoa.kernel.persistence.Store;
import stoa.kernel.persistence.TestClock;
import stoa.kernel.persistence.database.DatabaseSettings;
import stoa.kernel.persistence.database.Engine;

/** Kills a writing process without warning, again and again; {@code -Dstoa.kill.rounds} says how often. */
final class KillTest {
    private static final int ROUNDS = Integer.getInteger("stoa.kill.rounds", 3);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Engine.class)
    void nothingAcknowledgedIsLostOrDoubled(Engine engine) throws Exception {
        var settings = Bed.settings(engine, folder);
        var seed = Long.getLong("stoa.seed", new Random().nextLong());
        var random = new Random(seed);
        for (var round = 1; round <= ROUNDS; round++) {
            var acknowledged = killOne(settings, 20 + random.nextInt(2_000), random.nextInt(20));
            try (var store = Store.open(settings, new TestClock(), Bed.BRISK)) {
                check(store, acknowledged, "round " + round + ", seed " + seed);
            }
        }
    }

    /** Runs a writer until it has acknowledged a number of lines and some milliseconds more, and returns the highest of each. */
    private Map<String, Long> killOne(DatabaseSettings settings, int lines, int linger)
            throws IOException, InterruptedException {
        var process = KilledWriter.start(folder, settings);
        var highest = new HashMap<String, Long>();
        try (var reader = process.inputReader()) {
            read(reader, highest, lines);
            process.waitFor(linger, TimeUnit.MILLISECONDS);
            process.toHandle().destroyForcibly();
            read(reader, highest, Integer.MAX_VALUE);
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertTrue(highest.size() > 2, "the writer acknowledged only " + highest);
        return highest;
    }

    static void read(BufferedReader reader, Map<String, Long> highest, int lines) throws IOException {
        for (var i = 0; i < lines; i++) {
            var line = reader.readLine();
            if (line == null) {
                return;
            }
            var parts = line.split(" ");
            if (line.matches("(open|document|job|debate:d\\d+) \\d+")) {
                highest.merge(parts[0], Long.parseLong(parts[1]), Math::max);
            }
        }
    }

    static void check(Store store, Map<String, Long> acknowledged, String where) {
        var positions = new HashMap<Integer, List<Long>>();
        for (var i = 0; i < 30; i++) {
            var stream = StreamId.of("debate", "d" + i);
            var events = store.log().read(stream, 0, 1_000_000, Long.MAX_VALUE);
            var least = acknowledged.getOrDefault(stream.toString(), 0L);
            assertTrue(
                    events.size() >= least,
                    where + ": " + stream + " lost events after " + events.size() + " of " + least);
            assertEquals(events.size(), store.log().head(stream).lastSequence(), where);
            for (var at = 0; at < events.size(); at++) {
                checkEvent(events.get(at), at + 1, where);
            }
            if (least > 0) {
                assertEquals(
                        least,
                        store.log().receipt(stream, "k" + least).orElseThrow().sequence(),
                        where);
            }
            positions
                    .computeIfAbsent(EventLog.partitionOf(stream), key -> new ArrayList<>())
                    .addAll(events.stream().map(StoredEvent::position).toList());
        }
        positions.values().forEach(list -> checkGapless(list, where));
        var number = store.documents()
                .get("kill", "number")
                .map(bytes -> Long.parseLong(new String(bytes)))
                .orElse(-1L);
        assertTrue(number >= acknowledged.getOrDefault("document", -1L), where + ": document " + number);
        var jobs = Stream.of("waiting", "running", "done")
                .flatMap(state -> store.jobs().list(state, 1_000_000).stream())
                .map(StoredJob::key)
                .collect(Collectors.toSet());
        for (var job = 0L; job <= acknowledged.getOrDefault("job", -1L); job++) {
            assertTrue(jobs.contains("j" + job), where + ": job " + job + " was lost");
        }
    }

    private static void checkEvent(StoredEvent event, long sequence, String where) {
        assertEquals(sequence, event.sequence(), where);
        assertEquals(event.id(), new String(event.payload()), where);
    }

    private static void checkGapless(List<Long> positions, String where) {
        var sorted = positions.stream().sorted().toList();
        for (var i = 0; i < sorted.size(); i++) {
            assertEquals(i + 1, sorted.get(i), where);
        }
    }
}
