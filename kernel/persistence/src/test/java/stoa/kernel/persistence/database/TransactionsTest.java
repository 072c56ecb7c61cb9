package stoa.kernel.persistence.database;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import stoa.api.error.PlatformException;
import stoa.kernel.contract.store.DocumentTable;
import stoa.kernel.persistence.Bed;

@ParameterizedClass(name = "{0}")
@EnumSource(Engine.class)
final class TransactionsTest {
    private static final byte[] ONE = {1};

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
    void allTablesJoinOneTransaction() {
        assertThrows(
                IllegalStateException.class,
                () -> transactions().run(() -> {
                    documents().put("s", "k", ONE);
                    bed.store().checkpoints().save("f", 1, Map.of(1, 5L));
                    assertArrayEquals(ONE, documents().get("s", "k").orElseThrow());
                    throw new IllegalStateException("half way");
                }));

        assertEquals(Optional.empty(), documents().get("s", "k"));
        assertEquals(Map.of(), bed.store().checkpoints().read("f"));
    }

    @Test
    void aRelaxedTransactionIsAsWholeAsAnyOtherAndThereAfterAnOrderlyStop() {
        assertThrows(
                IllegalStateException.class,
                () -> transactions().relaxed(() -> {
                    documents().put("s", "half", ONE);
                    throw new IllegalStateException("half way");
                }));

        transactions().relaxed(() -> {
            documents().put("s", "whole", ONE);
            return true;
        });
        assertArrayEquals(ONE, documents().get("s", "whole").orElseThrow());
        bed.reopen();

        assertEquals(Optional.empty(), documents().get("s", "half"));
        assertArrayEquals(ONE, documents().get("s", "whole").orElseThrow());
    }

    @Test
    void aTransactionWithinATransactionIsTheSame() {
        assertThrows(
                IllegalStateException.class,
                () -> transactions().run(() -> {
                    transactions().run(() -> documents().put("s", "k", ONE));
                    throw new IllegalStateException("outer");
                }));

        assertEquals(Optional.empty(), documents().get("s", "k"));
    }

    @Test
    void othersSeeNothingBeforeTheCommitAndAllAfter() {
        transactions().run(() -> {
            documents().put("s", "k", ONE);
            assertFalse(seenElsewhere());
        });
        assertTrue(seenElsewhere());
    }

    @Test
    void aConnectionTakenWithinCannotEndTheTransaction() {
        transactions().run(() -> {
            documents().put("s", "k", ONE);
            try (var connection = bed.store().database().shared().getConnection()) {
                assertFalse(connection.getAutoCommit());
                connection.setAutoCommit(true);
                connection.commit();
            } catch (SQLException problem) {
                throw new IllegalStateException(problem);
            }
            assertFalse(seenElsewhere());
        });
        assertTrue(seenElsewhere());
    }

    @Test
    void aPartThatRollsBackDoomsTheWhole() {
        var problem = assertThrows(
                PlatformException.class,
                () -> transactions().run(() -> {
                    documents().put("s", "k", ONE);
                    try (var connection = bed.store().database().shared().getConnection()) {
                        connection.rollback();
                    } catch (SQLException refused) {
                        throw new IllegalStateException(refused);
                    }
                }));

        assertTrue(String.valueOf(problem.getMessage()).contains("rolled back"), problem.getMessage());
        assertEquals(Optional.empty(), documents().get("s", "k"));
    }

    @Test
    void noConnectionIsKept() {
        for (var i = 0; i < 100; i++) {
            var key = "k" + i;
            transactions().run(() -> documents().put("s", key, ONE));
            assertThrows(
                    IllegalStateException.class,
                    () -> transactions().run((Runnable) () -> {
                        throw new IllegalStateException("on purpose");
                    }));
        }
        assertEquals(100, documents().list("s", "", "", 1_000).size());
    }

    @Test
    void concurrentWritesOfOneKeyEndWithOneOfThem() throws InterruptedException {
        var done = new CountDownLatch(8);
        for (var i = 0; i < 8; i++) {
            var value = new byte[] {(byte) i};
            Thread.ofVirtual().start(() -> {
                for (var turn = 0; turn < 20; turn++) {
                    documents().put("s", "k", value);
                }
                done.countDown();
            });
        }
        done.await();

        assertEquals(1, documents().list("s", "", "", 10).size());
    }

    private boolean seenElsewhere() {
        var seen = new AtomicReference<Boolean>();
        Thread.ofVirtual().start(() -> seen.set(documents().get("s", "k").isPresent()));
        return Awaitility.await().atMost(Duration.ofSeconds(20)).until(seen::get, found -> found != null);
    }

    private JdbcTransactions transactions() {
        return bed.store().database().transactions();
    }

    private DocumentTable documents() {
        return bed.store().documents();
    }
}
