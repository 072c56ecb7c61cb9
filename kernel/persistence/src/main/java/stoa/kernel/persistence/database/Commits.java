package stoa.kernel.persistence.database;

import java.sql.Connection;
import java.sql.SQLException;

/** How a transaction of the shared pool ends: past the fence, and on the disk before anybody is answered. */
record Commits(Fence fence, Durability durability, boolean forces) {
    /** One of the two. */
    interface Way {
        void commit(Connection connection) throws SQLException;
    }

    void commit(Connection connection) throws SQLException {
        fence.pass(connection);
        var wrote = forces && hasWritten(connection);
        connection.commit();
        if (wrote) {
            durability.force();
        }
    }

    /** Both engines keep the order: what is durable later takes along what was committed before. */
    void commitRelaxed(Connection connection) throws SQLException {
        fence.pass(connection);
        if (!forces) {
            try (var statement = connection.createStatement()) {
                statement.execute("set local synchronous_commit = off");
            }
        }
        connection.commit();
    }

    /** H2 numbers a transaction at its first change. */
    private static boolean hasWritten(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select transaction_id()")) {
            return row.next() && row.getString(1) != null;
        }
    }
}
