package stoa.kernel.persistence.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.kernel.persistence.log.Appends.events;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import stoa.api.stream.StreamId;
import stoa.kernel.contract.log.EventLog;
import stoa.kernel.contract.platform.Drain;
import stoa.kernel.contract.platform.Readiness;
import stoa.kernel.contract.platform.StartFailure;
import stoa.kernel.contract.store.Backups;
import stoa.kernel.contract.store.Checkpoints;
import stoa.kernel.contract.store.DocumentTable;
import stoa.kernel.contract.store.JobTable;
import stoa.kernel.contract.store.Transactions;

/** The bundle in Felix, as the launcher starts it. */
final class PersistenceBundleTest {
    private static final StreamId DEBATE = StreamId.of("debate", "deb_1");

    @TempDir
    Path folder;

    @Test
    void everyServiceIsThereAndTheStoreIsReady() throws Exception {
        try (var hall = new Hall(folder, Map.of("stoa.data", folder.toString()))) {
            for (var type : List.of(
                    EventLog.class,
                    Transactions.class,
                    Checkpoints.class,
                    JobTable.class,
                    DocumentTable.class,
                    Backups.class,
                    DataSource.class)) {
                hall.await(type);
            }
            assertEquals(0, hall.await(Drain.class).rank());
            assertEquals("", hall.await(Readiness.class).complaint());
            assertEquals(Optional.empty(), hall.service(hall.persistence(), StartFailure.class));
        }
    }

    @Test
    void aStoreThatCannotBeOpenedIsOneSentenceAndNoService() throws Exception {
        try (var hall = new Hall(folder, Map.of("stoa.db.url", "jdbc:mysql://localhost"))) {
            var sentence = hall.await(StartFailure.class).sentence();

            assertTrue(sentence.contains("stoa.db.url='jdbc:mysql://localhost'"), sentence);
            assertEquals(Optional.empty(), hall.service(hall.persistence(), EventLog.class));
            assertEquals(Bundle.ACTIVE, hall.persistence().getState());
        }
    }

    @Test
    void aStoppedBundleLetsGoOfTheStore() throws Exception {
        var settings = Map.of("stoa.data", folder.resolve("data").toString());
        try (var hall = new Hall(folder.resolve("one"), settings)) {
            hall.await(EventLog.class).append(List.of(events(DEBATE, 0, "a")));
            hall.persistence().stop();

            try (var next = new Hall(folder.resolve("two"), settings)) {
                assertEquals(1, next.await(EventLog.class).head(DEBATE).lastSequence());
            }
        }
    }

    @Test
    void theSettingRestoresABackupBeforeAnythingIsServed() throws Exception {
        var backup = folder.resolve("hall.zip");
        try (var hall = new Hall(
                folder.resolve("one"), Map.of("stoa.data", folder.resolve("a").toString()))) {
            hall.await(EventLog.class).append(List.of(events(DEBATE, 0, "a", "b")));
            hall.await(Backups.class).write(backup);
        }
        var settings = Map.of("stoa.data", folder.resolve("b").toString(), "stoa.restore", backup.toString());

        try (var hall = new Hall(folder.resolve("two"), settings)) {
            assertEquals(2, hall.await(EventLog.class).head(DEBATE).lastSequence());
        }
        try (var hall = new Hall(folder.resolve("three"), settings)) {
            var sentence = hall.await(StartFailure.class).sentence();
            assertTrue(sentence.contains("start without stoa.restore"), sentence);
        }
    }
}
