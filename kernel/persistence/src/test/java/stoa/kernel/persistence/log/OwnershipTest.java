package stoa.kernel.persistence.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.kernel.persistence.log.Appends.events;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;
import stoa.api.stream.StreamId;
import stoa.kernel.contract.log.LogConflict;
import stoa.kernel.persistence.Bed;
import stoa.kernel.persistence.Store;
import stoa.kernel.persistence.database.Database;
import stoa.kernel.persistence.database.Engine;
import stoa.kernel.persistence.database.StartProblem;
import stoa.kernel.persistence.database.Statements;

final class OwnershipTest {
    private static final StreamId DEBATE = StreamId.of("debate", "deb_1");

    private Bed bed;

    @AfterEach
    void close() {
        bed.close();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void anOwnerThatLostItsLeaseCanWriteNothingMore(Engine engine) {
        bed = Bed.open(engine);
        bed.log().append(List.of(events(DEBATE, 0, "mine")));

        takeOver();

        var conflict = assertThrows(LogConflict.class, () -> bed.log().append(List.of(events(DEBATE, 1, "late"))));
        assertTrue(conflict.ownershipLost());
        assertEquals(1, bed.log().head(DEBATE).lastSequence());
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> bed.log().complaint().contains("another process"));
    }

    @Test
    void whatWasWrittenBeforeTheLeaseWasLostIsNotCommittedAfterIt() {
        bed = Bed.open(Engine.POSTGRES);
        var store = bed.store();

        var refusal = assertThrows(
                PlatformException.class,
                () -> store.database().transactions().run(() -> {
                    store.documents().put("s", "before", new byte[] {1});
                    takeOver();
                    store.checkpoints().save("board", 1, Map.of(1, 5L));
                }));

        assertEquals(Errors.NOT_READY, refusal.code());
        assertTrue(refusal.getMessage().contains("another process took over"), refusal.getMessage());
        assertEquals(Optional.empty(), store.documents().get("s", "before"));
        assertEquals(Map.of(), store.checkpoints().read("board"));
        assertThrows(PlatformException.class, () -> store.jobs().insert(KilledWriter.job(1)));
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void theEpochRisesWithEachOwnerAndIsWrittenWithTheEvents(Engine engine) {
        bed = Bed.open(engine);
        bed.log().append(List.of(events(DEBATE, 0, "first")));
        bed.reopen();
        bed.log().append(List.of(events(DEBATE, 1, "second")));

        var epochs = bed.store()
                .database()
                .statements()
                .query("select epoch from stoa.event_log order by seq", row -> row.getLong(1));

        assertEquals(List.of(1L, 2L), epochs);
    }

    @Test
    void aSecondProcessIsRefusedInOneSentenceWhileTheFirstLives() {
        bed = Bed.open(Engine.POSTGRES);

        var problem = assertThrows(StartProblem.class, () -> Store.open(bed.settings(), bed.clock(), Bed.BRISK));

        assertTrue(problem.sentence().startsWith("Another running Stoa (process "), problem.sentence());
        assertEquals(List.of(1L), bed.log().append(List.of(events(DEBATE, 0, "still mine"))));
    }

    @Test
    void theLeaseOfADeadProcessIsWaitedFor() {
        bed = Bed.open(Engine.POSTGRES);
        bed.log().append(List.of(events(DEBATE, 0, "before")));
        bed.store().close();
        diedJustNow();

        bed.reopen();

        assertEquals(List.of(2L), bed.log().append(List.of(events(DEBATE, 1, "after"))));
    }

    private void takeOver() {
        new Statements(bed.store().database().pool())
                .update("update stoa.lease set owner = 'other', epoch = epoch + 1");
    }

    private void diedJustNow() {
        try (var other = Database.open(bed.settings())) {
            other.transactions()
                    .run(
                            () -> other.statements()
                                    .update(
                                            "update stoa.lease set owner = 'dead', expires = current_timestamp + interval '1' second"));
        }
    }
}
