package stoa.kernel.persistence.database;

import java.sql.Connection;

/** The transaction that is open on a thread. Used by that thread only. */
final class OpenTransaction {
    private final Connection connection;
    private boolean doomed;

    OpenTransaction(Connection connection) {
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    /** A part rolled back: the whole can only fail now. */
    void doom() {
        doomed = true;
    }

    boolean isDoomed() {
        return doomed;
    }
}
