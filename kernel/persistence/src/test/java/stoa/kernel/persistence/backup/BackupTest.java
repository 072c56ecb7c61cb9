package stoa.kernel.persistence.backup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.kernel.persistence.log.Appends.AT;
import static stoa.kernel.persistence.log.Appends.events;
import static stoa.kernel.persistence.log.Appends.keyed;
import static stoa.kernel.persistence.log.Appends.snapshot;
import static stoa.kernel.persistence.log.Appends.timed;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.api.error.PlatformException;
import stoa.api.stream.StreamId;
import stoa.kernel.contract.log.Append.SetTimer;
import stoa.kernel.contract.log.EventLog;
import stoa.kernel.contract.log.StoredEvent;
import stoa.kernel.contract.store.StoredJob;
import stoa.kernel.persistence.Bed;
import stoa.kernel.persistence.Store;
import stoa.kernel.persistence.TestClock;
import stoa.kernel.persistence.database.DatabaseSettings;
import stoa.kernel.persistence.database.Engine;
import stoa.kernel.persistence.database.StartProblem;
import stoa.kernel.persistence.unit.UnitSchema;

final class BackupTest {
    private static final StreamId DEBATE = StreamId.of("debate", "deb_1");
    private static final String UNIT = """
            create table shelf (name varchar(40) primary key, above varchar(40) references shelf (name));
            create table book (id bigint primary key, shelf varchar(40) references shelf (name), price numeric(10, 2),
                read_on date, seen timestamp with time zone, weight double precision, lent boolean, cover bytea);
            create sequence book_seq start with 50 increment by 50;
            insert into shelf values ('seed', null);
            """;

    @TempDir
    Path folder;

    static Stream<Arguments> bothWays() {
        return Stream.of(Engine.values())
                .flatMap(from -> Stream.of(Engine.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest(name = "{0} to {1}")
    @MethodSource("bothWays")
    void everythingIsThereAfterARestoreIntoEitherEngine(Engine from, Engine to) {
        try (var bed = Bed.open(from)) {
            fill(bed.store());
            bed.store().backups().write(file());
            bed.reopen();

            try (var restored = restored(to)) {
                assertEquals(fold(bed.store()), fold(restored));
                assertEquals(bed.log().receipt(DEBATE, "k"), restored.log().receipt(DEBATE, "k"));
                assertArrayEquals(
                        bed.log().snapshot(DEBATE).orElseThrow().payload(),
                        restored.log().snapshot(DEBATE).orElseThrow().payload());
                assertEquals(bed.log().head(DEBATE), restored.log().head(DEBATE));
                assertEquals(bed.log().positions(), restored.log().positions());
                assertEquals(1, restored.log().dueTimers(AT.plusSeconds(60), 10).size());
                assertArrayEquals(
                        new byte[] {1, 2}, restored.documents().get("s", "k").orElseThrow());
                assertEquals(Map.of(3, 7L), restored.checkpoints().read("board"));
                assertEquals(
                        "waiting", restored.jobs().list("waiting", 1).getFirst().state());
                assertEquals(library(bed.store()), library(restored));
                assertNotEquals(bed.log().incarnation(), restored.log().incarnation());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aRestoredLogGoesOnWhereItStood(Engine engine) {
        try (var bed = Bed.open(engine)) {
            fill(bed.store());
            var position = bed.log().positions().get(EventLog.partitionOf(DEBATE));
            bed.store().backups().write(file());

            try (var restored = restored(engine)) {
                assertEquals(List.of(position + 1), restored.log().append(List.of(events(DEBATE, 4, "e"))));
                assertEquals(
                        List.of(150L),
                        restored.database()
                                .statements()
                                .query("select nextval('library.book_seq')", row -> row.getLong(1)));
            }
        }
    }

    @ParameterizedTest(name = "{0} to {1}")
    @MethodSource("bothWays")
    void aBackupWhileOthersWriteShowsOneMoment(Engine from, Engine to) throws InterruptedException {
        try (var bed = Bed.open(from)) {
            var written = new AtomicLong();
            var stop = new AtomicBoolean();
            var writer = Thread.ofVirtual().start(() -> writePairs(bed.store(), written, stop));
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> written.get() > 20);

            try {
                bed.store().backups().write(file());
            } finally {
                stop.set(true);
                writer.join();
            }
            var after = written.get();

            try (var restored = restored(to)) {
                var copied = restored.log().head(StreamId.of("pair", "a")).lastSequence();
                assertEquals(copied, restored.log().head(pairOf(restored)).lastSequence());
                assertEquals(
                        copied,
                        restored.log()
                                .read(StreamId.of("pair", "a"), 0, 10_000, Long.MAX_VALUE)
                                .size());
                assertTrue(copied >= 20 && copied <= after + 1, copied + " of " + after);
                var counted = Long.parseLong(
                        new String(restored.documents().get("pairs", "count").orElseThrow()));
                assertTrue(counted == copied || counted == copied - 1, counted + " of " + copied);
            }
        }
    }

    @Test
    void aDatabaseThatIsNotEmptyIsRefused() {
        try (var bed = Bed.open(Engine.H2)) {
            bed.store().backups().write(file());
            var settings = bed.settings();
            bed.store().close();

            var problem = assertThrows(StartProblem.class, () -> Restore.run(settings, file(), bed.clock()));

            assertTrue(problem.sentence().contains("is not empty"), problem.sentence());
        }
    }

    @Test
    void aDamagedBackupIsRefusedBeforeAnythingIsWritten() throws IOException {
        try (var bed = Bed.open(Engine.H2)) {
            fill(bed.store());
            bed.store().backups().write(file());
            damage(file());
            var target = DatabaseSettings.file(folder.resolve("target"));

            var problem = assertThrows(StartProblem.class, () -> Restore.run(target, file(), bed.clock()));

            assertTrue(problem.sentence().contains("cannot be used"), problem.sentence());
            assertFalse(Files.exists(folder.resolve("target")));
        }
    }

    @Test
    void aBackupThatIsNotThereIsNamed() {
        var target = DatabaseSettings.file(folder.resolve("target"));
        var missing = folder.resolve("missing.zip");

        var problem = assertThrows(StartProblem.class, () -> Restore.run(target, missing, Instant::now));

        assertTrue(problem.sentence().contains("'" + missing + "' is not there"), problem.sentence());
    }

    @Test
    void anExistingFileIsNotOverwritten() throws IOException {
        Files.writeString(file(), "mine");
        try (var bed = Bed.open(Engine.H2)) {
            assertThrows(PlatformException.class, () -> bed.store().backups().write(file()));
        }
        assertEquals("mine", Files.readString(file()));
    }

    @Test
    void aRestoreThatWasCutOffIsNotServed() {
        try (var bed = Bed.open(Engine.H2)) {
            bed.store().database().statements().update("update stoa.log_meta set state = 'restoring'");
            bed.store().close();

            var problem = assertThrows(StartProblem.class, bed::reopen);

            assertTrue(problem.sentence().contains("restore that was cut off"), problem.sentence());
        }
    }

    private Path file() {
        return folder.resolve("hall.backup.zip");
    }

    private Store restored(Engine engine) {
        var settings = Bed.settings(engine, folder.resolve("restored"));
        var clock = new TestClock();
        Restore.run(settings, file(), clock);
        return Store.open(settings, clock, Bed.BRISK);
    }

    private static void fill(Store store) {
        store.log().append(List.of(keyed(DEBATE, 0, "k", "a", "b\u00e4\ud83d\ude00", "c")));
        var timer = new SetTimer("clock", AT.plusSeconds(9), "tick", 1, new byte[] {9}, 1);
        store.log().append(List.of(timed(DEBATE, 3, List.of(timer))));
        store.log().saveSnapshot(DEBATE, snapshot(2, "0123456789".repeat(200_000)), 2);
        store.documents().put("s", "k", new byte[] {1, 2});
        store.checkpoints().save("board", 2, Map.of(3, 7L));
        store.jobs()
                .insert(new StoredJob(
                        "judge",
                        "j1",
                        new byte[] {3},
                        0,
                        3,
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(2),
                        AT,
                        "waiting",
                        ""));
        new UnitSchema(store.database()).apply("library", Map.of("V1__library.sql", UNIT));
        var sql = store.database().statements();
        store.database().transactions().run(() -> {
            sql.update("insert into library.shelf values ('a', 'seed')");
            sql.update("insert into library.book values (nextval('library.book_seq'), 'a', 12.50, date '2026-11-23',"
                    + " timestamp with time zone '2026-11-23 10:00:00.123456+02', 0.1, true, cast('abc' as bytea))");
            sql.update("insert into library.book (id) values (nextval('library.book_seq'))");
        });
    }

    private static List<String> library(Store store) {
        return store.database()
                .statements()
                .query(
                        "select id, shelf, price, read_on, seen, weight, lent, length(cover) from library.book order by id",
                        row -> row.getLong(1) + " " + row.getString(2) + " " + row.getBigDecimal(3) + " "
                                + row.getString(4) + " "
                                + (row.getObject(5, OffsetDateTime.class) == null
                                        ? ""
                                        : row.getObject(5, OffsetDateTime.class).toInstant())
                                + " " + row.getObject(6) + " " + row.getObject(7) + " " + row.getLong(8));
    }

    private static Map<String, List<String>> fold(Store store) {
        var fold = new TreeMap<String, List<String>>();
        var start = new TreeMap<Integer, Long>();
        store.log().positions().keySet().forEach(partition -> start.put(partition, 0L));
        for (var event : store.log().follow(start, Set.of("debate"), 1_000).events()) {
            fold.computeIfAbsent(event.stream().toString(), key -> new ArrayList<>())
                    .add(text(event));
        }
        return fold;
    }

    private static String text(StoredEvent event) {
        return event.sequence() + "/" + event.position() + " " + new String(event.payload()) + " " + event.at();
    }

    /** Two streams and a document that always move together. */
    private static void writePairs(Store store, AtomicLong written, AtomicBoolean stop) {
        var other = pairOf(store);
        for (var i = 0L; !stop.get(); i++) {
            var next = i;
            store.log().append(List.of(events(StreamId.of("pair", "a"), next, "x"), events(other, next, "y")));
            store.documents().put("pairs", "count", Long.toString(next + 1).getBytes());
            written.set(next + 1);
        }
    }

    /** Of the same committer wherever it is restored. */
    private static StreamId pairOf(Store store) {
        var partition = EventLog.partitionOf(StreamId.of("pair", "a"));
        return Stream.iterate(0, i -> i + 1)
                .map(i -> StreamId.of("pair", "b" + i))
                .filter(id -> EventLog.partitionOf(id) == partition)
                .findFirst()
                .orElseThrow();
    }

    private static void damage(Path file) throws IOException {
        try (var raw = new RandomAccessFile(file.toFile(), "rw")) {
            raw.seek(raw.length() / 4);
            var value = raw.read();
            raw.seek(raw.length() / 4);
            raw.write(value ^ 0xFF);
        }
    }
}
