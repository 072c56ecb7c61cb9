package stoa.kernel.persistence.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.kernel.persistence.log.Appends.keyed;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.api.error.PlatformException;
import stoa.api.stream.StreamId;
import stoa.kernel.contract.log.StoredEvent;
import stoa.kernel.persistence.Bed;
import stoa.kernel.persistence.Store;
import stoa.kernel.persistence.database.DatabaseSettings;
import stoa.kernel.persistence.database.Engine;

/** What happens to appends when the database goes away under them. */
final class LostConnectionTest {
    private static final StreamId DEBATE = StreamId.of("debate", "deb_1");

    private static final String CUT =
            "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'stoa'"
                    + " and datname = current_database()";

    private Bed bed;

    @BeforeEach
    void open() {
        bed = Bed.open(Engine.POSTGRES);
    }

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void everyAppendIsWrittenOnceThoughConnectionsAreCutUnderIt() throws Exception {
        var acknowledged = new AtomicLong();
        var writer = Thread.ofPlatform().start(() -> append(acknowledged, 300));
        while (writer.isAlive()) {
            cutAll(bed.settings());
            var seen = acknowledged.get();
            Awaitility.await().until(() -> !writer.isAlive() || acknowledged.get() > seen);
        }

        assertEquals(300, acknowledged.get());
        assertGapless(300);
    }

    @Test
    void appendsGoOnAfterTheServerCrashed() throws Exception {
        var acknowledged = new AtomicLong();
        var writer = Thread.ofPlatform().start(() -> append(acknowledged, 200));
        Awaitility.await().until(() -> acknowledged.get() > 20);

        Bed.server().crash();
        writer.join();

        assertEquals(200, acknowledged.get());
        assertGapless(200);
    }

    @Test
    void whatWasWrittenByAnAppendOfUnknownOutcomeIsFollowedBeforeTheNextAppend() throws Exception {
        var terms = new LogTerms(Bed.BRISK.lease(), Bed.BRISK.beat(), 1, Duration.ofMillis(200));
        var settings = Bed.settings(Engine.POSTGRES, bed.folder());
        try (var store = Store.open(settings, bed.clock(), terms);
                var other = connect(settings)) {
            store.log().append(List.of(keyed(DEBATE, 0, "k0", "e0")));
            var first = store.log().read(DEBATE, 0, 1, Long.MAX_VALUE).getFirst();
            appendOfUnknownOutcome(store, settings, other);

            insertSecond(other, first);

            Awaitility.await().until(() -> follow(store, first).equals(List.of(2L)));
        }
    }

    /** A takeover that never ends holds the append back; then its connections are cut until its patience is over. */
    private static void appendOfUnknownOutcome(Store store, DatabaseSettings settings, Connection other)
            throws SQLException {
        other.setAutoCommit(false);
        execute(other, "select part from stoa.lease for update");
        var failure = new CompletableFuture<Throwable>();
        Thread.ofPlatform()
                .start(() -> failure.complete(assertThrows(
                        PlatformException.class, () -> store.log().append(List.of(keyed(DEBATE, 1, "k1", "e1"))))));
        Awaitility.await().until(() -> {
            cutAll(settings);
            return failure.isDone();
        });
        other.rollback();
    }

    private static List<Long> follow(Store store, StoredEvent first) {
        return store.log().follow(Map.of(first.partition(), first.position()), Set.of("debate"), 10).events().stream()
                .map(StoredEvent::sequence)
                .toList();
    }

    private static void insertSecond(Connection connection, StoredEvent first) throws SQLException {
        var second = new StoredEvent(
                first.stream(),
                2,
                first.partition(),
                2,
                first.type(),
                first.version(),
                first.codec(),
                first.payload(),
                first.by(),
                first.at());
        execute(
                connection,
                "insert into stoa.event_log (part, pos, stream, seq, kind, type, version, codec, payload, author, moment, epoch, crc)"
                        + " select part, 2, stream, 2, kind, type, version, codec, payload, author, moment, epoch, "
                        + EventChecksum.of(second) + " from stoa.event_log");
        connection.commit();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(DatabaseSettings settings) throws SQLException {
        return DriverManager.getConnection(
                settings.url().orElseThrow(), Bed.server().user(), "");
    }

    private void append(AtomicLong acknowledged, int count) {
        for (var i = 0L; i < count; i++) {
            bed.log().append(List.of(keyed(DEBATE, i, "k" + i, "e" + i)));
            acknowledged.set(i + 1);
        }
    }

    private void assertGapless(int count) {
        var events = bed.log().read(DEBATE, 0, count + 10, Long.MAX_VALUE);
        assertEquals(count, events.size());
        for (var i = 0; i < count; i++) {
            assertEquals(i + 1, events.get(i).sequence());
            assertEquals(i + 1, events.get(i).position());
        }
        assertTrue(events.stream().map(StoredEvent::payload).allMatch(payload -> payload.length > 0));
    }

    private static void cutAll(DatabaseSettings settings) throws SQLException {
        try (var connection = connect(settings)) {
            execute(connection, CUT);
        }
    }
}
