package stoa.kernel.persistence.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;
import stoa.kernel.contract.store.Transactions;

/** Transactions bound to the calling thread by a scoped value; connections of the shared data source join them. */
public final class JdbcTransactions implements Transactions {
    private final ScopedValue<OpenTransaction> open = ScopedValue.newInstance();
    private final DataSource pool;
    private final Commits commits;

    JdbcTransactions(DataSource pool, Commits commits) {
        this.pool = pool;
        this.commits = commits;
    }

    @Override
    public <R> R run(Supplier<R> work) {
        return run(work, commits::commit);
    }

    @Override
    public <R> R relaxed(Supplier<R> work) {
        return run(work, commits::commitRelaxed);
    }

    private <R> R run(Supplier<R> work, Commits.Way way) {
        if (open.isBound()) {
            return work.get();
        }
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            return within(new OpenTransaction(connection), work, way);
        } catch (SQLException problem) {
            throw SqlFailures.of("Cannot complete the transaction", problem);
        }
    }

    /** The same for work without a result. */
    public void run(Runnable work) {
        run(() -> {
            work.run();
            return true;
        });
    }

    /** Whether the calling thread is within a transaction. */
    public boolean isOpen() {
        return open.isBound();
    }

    Optional<OpenTransaction> current() {
        return open.isBound() ? Optional.of(open.get()) : Optional.empty();
    }

    private <R> R within(OpenTransaction transaction, Supplier<R> work, Commits.Way way) throws SQLException {
        var connection = transaction.connection();
        var committed = false;
        try {
            var result = ScopedValue.where(open, transaction).call(work::get);
            refuseDoomed(transaction);
            way.commit(connection);
            committed = true;
            return result;
        } finally {
            if (!committed) {
                rollback(connection);
            }
        }
    }

    private static void refuseDoomed(OpenTransaction transaction) {
        if (transaction.isDoomed()) {
            throw new PlatformException(
                    Errors.INTERNAL,
                    "The transaction cannot be committed: a part of it rolled back. Let the failure of that part reach the"
                            + " code that opened the transaction.");
        }
    }

    private static void rollback(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException ignored) {
            // The cause is on its way up, and the pool throws a broken connection away.
        }
    }
}
