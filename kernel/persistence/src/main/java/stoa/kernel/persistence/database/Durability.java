package stoa.kernel.persistence.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Makes what is committed survive a power cut. PostgreSQL does that at commit; H2 only at {@code CHECKPOINT SYNC}, which
 * callers that come at the same time share.
 *
 * <p>The checkpoint runs on a thread that nobody interrupts: H2 passes over an interrupt while it waits for its own writer,
 * and would then sync a file that does not hold the commit yet.
 */
final class Durability implements AutoCloseable {
    private final DataSource source;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("stoa-checkpoint").daemon(true).factory());
    private @Nullable CompletableFuture<Boolean> waiting;
    private @Nullable Connection connection;

    Durability(DataSource source) {
        this.source = source;
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
            checkpoint();
            round.complete(true);
        } catch (SQLException | RuntimeException problem) {
            round.completeExceptionally(problem);
        }
    }

    private void checkpoint() throws SQLException {
        var current = connection;
        if (current == null || current.isClosed()) {
            current = source.getConnection();
            connection = current;
        }
        try (var statement = current.createStatement()) {
            statement.execute("checkpoint sync");
        }
    }

    @Override
    public void close() throws SQLException {
        thread.close();
        if (connection != null) {
            connection.close();
        }
    }
}
