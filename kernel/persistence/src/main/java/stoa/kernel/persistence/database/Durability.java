package stoa.kernel.persistence.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Makes what is committed survive a power cut. PostgreSQL does that at commit; H2 only at {@code CHECKPOINT SYNC}, which
 * callers that come at the same time share.
 */
final class Durability implements AutoCloseable {
    private final DataSource source;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicLong asked = new AtomicLong();
    private long covered;
    private @Nullable Connection connection;

    Durability(DataSource source) {
        this.source = source;
    }

    /** Returns when everything committed before the call is on the disk. */
    void force() throws SQLException {
        var ticket = asked.incrementAndGet();
        lock.lock();
        try {
            if (covered < ticket) {
                var reached = asked.get();
                checkpoint();
                covered = reached;
            }
        } finally {
            lock.unlock();
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
        if (connection != null) {
            connection.close();
        }
    }
}
