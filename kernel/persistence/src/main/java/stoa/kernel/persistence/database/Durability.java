package stoa.kernel.persistence.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes what is committed survive a power cut. PostgreSQL does that at commit; H2 when its store is forced, which callers that
 * come at the same time share.
 *
 * <p>It runs on a thread that nobody interrupts: H2 passes over an interrupt while it waits for its own writer,
 * and would then sync a file that does not hold the commit yet.
 */
final class Durability implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Durability.class);
    /** How long a write that nobody waits for is in memory only. */
    private static final long REST_MILLIS = 500;

    private final DataSource source;
    private final StoreGate gate;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("stoa-checkpoint").daemon(true).factory());
    private @Nullable CompletableFuture<Boolean> waiting;
    private @Nullable Connection connection;
    private @Nullable H2Store store;

    Durability(DataSource source, StoreGate gate) {
        this.source = source;
        this.gate = gate;
    }

    /** From now on nothing but this writes the store. */
    void begin() throws SQLException {
        force();
        thread.scheduleWithFixedDelay(this::write, REST_MILLIS, REST_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Returns when everything committed before the call is on the disk; an interrupt is kept for later. */
    void force() throws SQLException {
        try {
            joined().join();
        } catch (CompletionException problem) {
            throw problem.getCause() instanceof SQLException cause
                    ? new SQLException(cause.getMessage(), cause.getSQLState(), cause.getErrorCode(), cause)
                    : new SQLException("The checkpoint failed", problem);
        }
    }

    /** The round that has not begun yet, so that it covers whatever its callers have committed. */
    private synchronized CompletableFuture<Boolean> joined() {
        var round = waiting;
        if (round == null) {
            round = new CompletableFuture<>();
            waiting = round;
            thread.execute(this::round);
        }
        return round;
    }

    private synchronized @Nullable CompletableFuture<Boolean> begun() {
        var round = waiting;
        waiting = null;
        return round;
    }

    private void round() {
        var round = begun();
        if (round == null) {
            return;
        }
        try {
            store().force();
            round.complete(true);
        } catch (SQLException | RuntimeException problem) {
            round.completeExceptionally(problem);
        }
    }

    /** A failed write closes the database; the next connection opens it again, with another store. */
    private H2Store store() throws SQLException {
        var current = store;
        if (current == null || connection == null || connection.isClosed()) {
            connection = source.getConnection();
            current = H2Store.of(connection, gate);
            store = current;
        }
        return current;
    }

    private void write() {
        try {
            if (store != null && connection != null && !connection.isClosed()) {
                store.write();
            }
        } catch (SQLException | RuntimeException problem) {
            LOG.atWarn().setCause(problem).log("What was committed could not be written; it is tried again");
        }
    }

    @Override
    public void close() throws SQLException {
        thread.shutdown();
        thread.close();
        if (connection != null) {
            connection.close();
        }
    }
}
