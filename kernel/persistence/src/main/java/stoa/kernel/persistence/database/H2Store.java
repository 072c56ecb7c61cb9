package stoa.kernel.persistence.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/** The store below H2's tables: when it writes is said here, not by H2's own clock. */
final class H2Store {
    private final MVStore store;
    private final StoreGate gate;

    private H2Store(MVStore store, StoreGate gate) {
        this.store = store;
        this.gate = gate;
    }

    /** From now on it writes only when it is told to, or when more than 14 MB wait. */
    static H2Store of(Connection connection, StoreGate gate) throws SQLException {
        var store = below(connection);
        store.setAutoCommitDelay(Integer.MAX_VALUE);
        return new H2Store(store, gate);
    }

    /** Returns when everything that was committed before the call is on the disk. */
    void force() throws SQLException {
        try {
            gate.alone(store::tryCommit);
            store.executeFilestoreOperation(() -> {});
            store.sync();
        } catch (MVStoreException problem) {
            throw failure(problem);
        }
    }

    /**
     * Hands what was committed to the disk; nobody waits for it. It does not compact: H2's compaction in a running store leaves
     * a part of a transaction in the file now and then, as {@code CrashImageTest} showed.
     */
    void write() throws SQLException {
        try {
            gate.alone(store::tryCommit);
        } catch (MVStoreException problem) {
            throw failure(problem);
        }
    }

    private static SQLException failure(MVStoreException problem) {
        return new SQLException(
                "The store cannot be written: " + problem.getMessage(), "HY000", problem.getErrorCode(), problem);
    }

    /** The steps to it are public classes of H2 in packages that it does not export. */
    private static MVStore below(Connection connection) throws SQLException {
        Object step = connection.unwrap(JdbcConnection.class);
        try {
            for (var name : new String[] {"getSession", "getDatabase", "getStore", "getMvStore"}) {
                step = step.getClass().getMethod(name).invoke(step);
            }
            return (MVStore) step;
        } catch (ReflectiveOperationException changed) {
            throw new SQLException("This version of H2 keeps its store elsewhere; Stoa must be adapted to it", changed);
        }
    }
}
