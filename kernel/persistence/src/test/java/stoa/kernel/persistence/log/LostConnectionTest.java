package stoa.kernel.persistence.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.kernel.persistence.log.Appends.keyed;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.api.stream.StreamId;
import stoa.kernel.contract.log.StoredEvent;
import stoa.kernel.persistence.Bed;
import stoa.kernel.persistence.database.Engine;

/** What happens to appends when the database goes away under them. */
final class LostConnectionTest {
    private static final StreamId DEBATE = StreamId.of("debate", "deb_1");

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
            cutAll();
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

    private void cutAll() throws SQLException {
        try (var connection = DriverManager.getConnection(
                        bed.settings().url().orElseThrow(), Bed.server().user(), "");
                var statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'stoa'"
                    + " and datname = current_database()");
        }
    }
}
