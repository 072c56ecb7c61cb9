package stoa.kernel.persistence.log;

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

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import stoa.api.error.PlatformException;
import stoa.api.stream.StreamId;
import stoa.kernel.contract.log.Append;
import stoa.kernel.contract.log.Codec;
import stoa.kernel.contract.log.EventLog;
import stoa.kernel.contract.log.LogConflict;
import stoa.kernel.contract.log.NewEvent;
import stoa.kernel.contract.log.StoredEvent;
import stoa.kernel.contract.log.StoredReceipt;
import stoa.kernel.contract.log.StreamHead;
import stoa.kernel.persistence.Bed;
import stoa.kernel.persistence.database.Engine;

@ParameterizedClass(name = "{0}")
@EnumSource(Engine.class)
final class EventLogTest {
    private static final StreamId DEBATE = StreamId.of("debate", "deb_1");
    private static final long ALL = Long.MAX_VALUE;

    @Parameter
    Engine engine;

    private Bed bed;

    @BeforeEach
    void open() {
        bed = Bed.open(engine);
    }

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void givesBackWhatWasAppended() {
        var payload = new byte[] {0, -1, 127, -128};
        var event = new NewEvent("drawn", 7, Codec.BYTES, payload, "usr_ä");

        var answers = log().append(List.of(new Append(DEBATE, 0, List.of(event), Optional.empty(), List.of(), AT)));

        var stored = log().read(DEBATE, 0, 10, ALL).getFirst();
        assertEquals(List.of(1L), answers);
        assertArrayEquals(payload, stored.payload());
        assertEquals("debate:deb_1/1", stored.id());
        assertEquals(
                List.of("drawn", 7, Codec.BYTES, "usr_ä", AT, 1L),
                List.of(stored.type(), stored.version(), stored.codec(), stored.by(), stored.at(), stored.position()));
    }

    @Test
    void knowsNothingOfAStreamThatDoesNotExist() {
        assertEquals(StreamHead.NONE, log().head(DEBATE));
        assertEquals(List.of(), log().read(DEBATE, 0, 10, ALL));
        assertEquals(Optional.empty(), log().snapshot(DEBATE));
        assertEquals(Optional.empty(), log().receipt(DEBATE, "k"));
    }

    @Test
    void appendsSeveralStreamsAndSeveralEntriesOfOneInAGroup() {
        var other = sameCommitter(DEBATE);

        var answers = log().append(List.of(events(DEBATE, 0, "a", "b"), events(other, 0, "x"), events(DEBATE, 2, "c")));

        assertEquals(List.of("a", "b", "c"), texts(log().read(DEBATE, 0, 10, ALL)));
        assertEquals(new StreamHead(3, 1, 0), log().head(DEBATE));
        assertEquals(new StreamHead(1, 1, 0), log().head(other));
        assertEquals(answers.get(2), log().read(DEBATE, 2, 10, ALL).getFirst().position());
    }

    @Test
    void refusesAStreamThatStandsElsewhereAndWritesNothing() {
        log().append(List.of(events(DEBATE, 0, "a")));
        var other = sameCommitter(DEBATE);

        for (var expected : List.of(0L, 2L, 7L)) {
            var group = List.of(events(other, 0, "x"), events(DEBATE, expected, "b"));
            assertFalse(
                    assertThrows(LogConflict.class, () -> log().append(group)).ownershipLost());
        }

        assertEquals(StreamHead.NONE, log().head(other));
        assertEquals(List.of(2L), log().append(List.of(events(DEBATE, 1, "b"))));
    }

    @Test
    void refusesEntriesOfOneStreamThatDoNotFollowOnEachOther() {
        var group = List.of(events(DEBATE, 0, "a"), events(DEBATE, 0, "b"));

        assertThrows(LogConflict.class, () -> log().append(group));

        assertEquals(StreamHead.NONE, log().head(DEBATE));
    }

    @Test
    void checksWhereAStreamStandsForAnEntryWithoutEvents() {
        log().append(List.of(keyed(DEBATE, 0, "nothing")));
        log().append(List.of(events(DEBATE, 0, "a")));

        assertThrows(LogConflict.class, () -> log().append(List.of(keyed(DEBATE, 0, "late"))));

        assertEquals(List.of(1L), log().append(List.of(keyed(DEBATE, 1, "right"))));
        assertEquals(Optional.of(new StoredReceipt(0, AT)), log().receipt(DEBATE, "nothing"));
        assertEquals(Optional.of(new StoredReceipt(1, AT)), log().receipt(DEBATE, "right"));
    }

    @Test
    void recordsTheSequenceUnderTheKeyAndRefusesTheKeyASecondTime() {
        log().append(List.of(keyed(DEBATE, 0, "k1", "a", "b")));

        assertThrows(LogConflict.class, () -> log().append(List.of(keyed(DEBATE, 2, "k1", "again"))));

        assertEquals(Optional.of(new StoredReceipt(2, AT)), log().receipt(DEBATE, "k1"));
        assertEquals(Optional.empty(), log().receipt(StreamId.of("debate", "deb_2"), "k1"));
        assertEquals(2, log().head(DEBATE).lastSequence());
    }

    @Test
    void readsByLimitAndByBytesButAtLeastOne() {
        log().append(List.of(events(DEBATE, 0, "0123456789", "0123456789", "0123456789")));

        assertEquals(1, log().read(DEBATE, 0, 10, 1).size());
        assertEquals(2, log().read(DEBATE, 0, 10, 20).size());
        assertEquals(2, log().read(DEBATE, 0, 2, ALL).size());
        assertEquals(
                List.of(3L),
                log().read(DEBATE, 2, 10, ALL).stream()
                        .map(StoredEvent::sequence)
                        .toList());
        assertEquals(List.of(), log().read(DEBATE, 3, 10, ALL));
    }

    @Test
    void readsMoreThanAPage() {
        for (var start = 0; start < 1_000; start += 250) {
            log().append(List.of(events(DEBATE, start, "x ".repeat(250).split(" "))));
        }

        var sequences = log().read(DEBATE, 0, 900, ALL).stream()
                .map(StoredEvent::sequence)
                .toList();

        assertEquals(900, sequences.size());
        assertEquals(900L, sequences.getLast());
    }

    @Test
    void takesAnEventOfAMegabyteAndRefusesMore() {
        var largest = new NewEvent("large", 1, Codec.BYTES, new byte[EventLog.LARGEST_PAYLOAD], "usr_1");
        var larger = new NewEvent("large", 1, Codec.BYTES, new byte[EventLog.LARGEST_PAYLOAD + 1], "usr_1");

        log().append(List.of(new Append(DEBATE, 0, List.of(largest), Optional.empty(), List.of(), AT)));
        var refused = new Append(DEBATE, 1, List.of(larger), Optional.empty(), List.of(), AT);
        var problem = assertThrows(PlatformException.class, () -> log().append(List.of(refused)));

        assertEquals("TOO_LARGE", problem.code().name());
        assertEquals(
                EventLog.LARGEST_PAYLOAD,
                log().read(DEBATE, 0, 1, ALL).getFirst().payload().length);
    }

    @Test
    void keepsTheTwoNewestSnapshotsAndTrimsWhatTheyCover() {
        log().append(List.of(events(DEBATE, 0, "a", "b", "c", "d")));
        log().saveSnapshot(DEBATE, snapshot(1, "one"), 1);
        log().saveSnapshot(DEBATE, snapshot(2, "two"), 1);
        log().saveSnapshot(DEBATE, snapshot(4, "four"), 3);

        assertEquals(new StreamHead(4, 3, 4), log().head(DEBATE));
        assertEquals(List.of("c", "d"), texts(log().read(DEBATE, 0, 10, ALL)));
        assertEquals("four", new String(log().snapshot(DEBATE).orElseThrow().payload()));
        assertEquals(2, rows("snapshot"));
    }

    @Test
    void keepsALargeSnapshot() {
        log().append(List.of(events(DEBATE, 0, "a")));
        var text = "0123456789".repeat(500_000);

        log().saveSnapshot(DEBATE, snapshot(1, text), 1);

        assertEquals(text, new String(log().snapshot(DEBATE).orElseThrow().payload()));
    }

    @Test
    void passesOverADamagedSnapshotForTheOlderOneAndThenForTheLog() {
        log().append(List.of(events(DEBATE, 0, "a", "b")));
        log().saveSnapshot(DEBATE, snapshot(1, "one"), 1);
        log().saveSnapshot(DEBATE, snapshot(2, "two"), 1);

        change("update stoa.snapshot set hash = payload where seq = 2");
        assertEquals(1, log().snapshot(DEBATE).orElseThrow().sequence());

        change("update stoa.snapshot set hash = payload where seq = 1");
        assertEquals(Optional.empty(), log().snapshot(DEBATE));
    }

    @Test
    void saysSoWhenNeitherSnapshotNorLogCanGiveTheState() {
        log().append(List.of(events(DEBATE, 0, "a", "b")));
        log().saveSnapshot(DEBATE, snapshot(2, "two"), 3);
        change("update stoa.snapshot set hash = payload");

        var problem = assertThrows(PlatformException.class, () -> log().snapshot(DEBATE));

        assertTrue(String.valueOf(problem.getMessage()).contains("'debate:deb_1' is damaged"), problem.getMessage());
    }

    @Test
    void refusesAnEventWhoseChecksumDoesNotFit() {
        log().append(List.of(events(DEBATE, 0, "a", "b")));
        for (var damage : List.of("payload = hash_of", "author = 'usr_2'", "moment = moment + 1", "version = 9")) {
            change("update stoa.event_log set " + damage.replace("hash_of", "cast('x' as bytea)") + " where seq = 2");
            assertEquals(1, log().read(DEBATE, 0, 1, ALL).size());
            assertThrows(PlatformException.class, () -> log().read(DEBATE, 1, 1, ALL), damage);
        }
    }

    @Test
    void followsOnlyTheKindsAskedForButPassesAll() {
        log().append(List.of(events(DEBATE, 0, "a")));
        var room = StreamId.of("room", "r");
        log().append(List.of(events(room, 0, "b")));
        var start = Map.of(part(DEBATE), 0L, part(room), 0L);

        var batch = log().follow(start, Set.of("room"), 100);

        assertEquals(List.of("b"), texts(batch.events()));
        assertEquals(log().positions(), batch.reached());
        assertEquals(
                List.of(),
                log().follow(batch.reached(), Set.of("room", "debate"), 100).events());
    }

    @Test
    void followsInPagesWithoutLeavingAnythingOut() {
        for (var i = 0; i < 40; i++) {
            log().append(List.of(events(StreamId.of("debate", "d" + i), 0, "a", "b", "c")));
        }
        Map<Integer, Long> at = new HashMap<>();
        for (var partition = 0; partition < EventLog.PARTITIONS; partition++) {
            at.put(partition, 0L);
        }

        var seen = new ArrayList<String>();
        for (var batch = log().follow(at, Set.of("debate"), 7); !batch.events().isEmpty(); ) {
            assertTrue(batch.events().size() <= 7);
            batch.events().forEach(event -> seen.add(event.id()));
            at = batch.reached();
            batch = log().follow(at, Set.of("debate"), 7);
        }

        assertEquals(120, seen.size());
        assertEquals(120, Set.copyOf(seen).size());
        log().positions().forEach((partition, position) -> assertTrue(position > 0));
    }

    @Test
    void goesOnAfterAReopen() {
        log().append(List.of(keyed(DEBATE, 0, "k", "a", "b")));
        var incarnation = log().incarnation();

        bed.reopen();

        assertEquals(incarnation, log().incarnation());
        assertEquals(List.of("a", "b"), texts(log().read(DEBATE, 0, 10, ALL)));
        assertEquals(List.of(3L), log().append(List.of(events(DEBATE, 2, "c"))));
        assertEquals(Optional.of(new StoredReceipt(2, AT)), log().receipt(DEBATE, "k"));
    }

    @Test
    void neverGivesAPositionTwiceThoughTheLastEventsAreTrimmed() {
        log().append(List.of(events(DEBATE, 0, "a", "b", "c")));
        log().saveSnapshot(DEBATE, snapshot(3, "abc"), 4);

        bed.reopen();

        assertEquals(List.of(4L), log().append(List.of(events(DEBATE, 3, "d"))));
    }

    @Test
    void tellsTheOutageAfterAReopenAndNoneAtFirst() {
        assertEquals(Optional.empty(), log().lastOutage());
        var before = bed.clock().instant();
        bed.store().close();
        bed.clock().advance(Duration.ofMinutes(3));

        bed.reopen();

        var outage = log().lastOutage().orElseThrow();
        assertEquals(Duration.ofMinutes(3), outage.length());
        assertEquals(before, outage.from());
    }

    @Test
    void eachNewLogIsAnotherHistory() {
        try (var other = Bed.open(engine)) {
            assertNotEquals(log().incarnation(), other.log().incarnation());
        }
    }

    private JdbcEventLog log() {
        return bed.log();
    }

    private StreamId sameCommitter(StreamId stream) {
        var share = part(stream) % log().committers();
        return IntStream.range(0, 10_000)
                .mapToObj(i -> StreamId.of("room", "r" + i))
                .filter(other -> part(other) % log().committers() == share)
                .findFirst()
                .orElseThrow();
    }

    private static int part(StreamId stream) {
        return EventLog.partitionOf(stream);
    }

    private static List<String> texts(List<StoredEvent> events) {
        return events.stream().map(event -> new String(event.payload())).toList();
    }

    private int rows(String table) {
        return bed.store()
                .database()
                .statements()
                .query("select 1 from stoa." + table, row -> 1)
                .size();
    }

    private void change(String sql) {
        assertTrue(bed.store().database().statements().update(sql) > 0);
    }
}
