package stoa.kernel.persistence.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static stoa.kernel.persistence.log.Appends.events;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import stoa.api.error.PlatformException;
import stoa.api.stream.StreamId;
import stoa.kernel.persistence.Bed;

/** Jobs and plugins are interrupted in the middle of anything; that must not cost the others the database. */
final class InterruptTest {
    private static final int DOCUMENTS = 300;
    private static final StreamId DEBATE = StreamId.of("debate", "deb_1");

    @ParameterizedTest
    @EnumSource(Engine.class)
    void interruptedReadersAndWritersLeaveTheDatabaseOpen(Engine engine) throws InterruptedException {
        try (var bed = Bed.open(engine)) {
            for (var i = 0; i < DOCUMENTS; i++) {
                bed.store().documents().put("s", "k" + i, new byte[40_000]);
            }
            bed.store().database().statements().query("select 1", row -> 1);

            for (var round = 0; round < 60; round++) {
                interruptOne(bed, round % 2 == 0);
                bed.log().append(List.of(events(DEBATE, round, "e")));
            }

            assertEquals(60, bed.log().head(DEBATE).lastSequence());
            assertEquals(
                    DOCUMENTS, bed.store().documents().list("s", "k", "", 1_000).size());
        }
    }

    private static void interruptOne(Bed bed, boolean virtual) throws InterruptedException {
        var thread = (virtual ? Thread.ofVirtual() : Thread.ofPlatform()).start(() -> work(bed));
        LockSupport.parkNanos(
                TimeUnit.MICROSECONDS.toNanos(ThreadLocalRandom.current().nextInt(8_000)));
        do {
            // Again and again, since the database may pass over an interrupt.
            thread.interrupt();
        } while (!thread.join(Duration.ofMillis(20)));
    }

    private static void work(Bed bed) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                var key = "k" + ThreadLocalRandom.current().nextInt(DOCUMENTS);
                bed.store().documents().get("s", key);
                bed.store().documents().put("s", key, new byte[40_000]);
            }
        } catch (PlatformException expected) {
            Thread.currentThread().interrupt();
        }
    }
}
