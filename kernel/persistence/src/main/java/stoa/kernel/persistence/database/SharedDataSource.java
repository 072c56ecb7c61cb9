package stoa.kernel.persistence.database;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The pool as everybody sees it: a connection joins the transaction open on the thread, else its commits are fenced and durable. */
final class SharedDataSource implements DataSource {
    private final DataSource pool;
    private final JdbcTransactions transactions;
    private final Commits commits;

    SharedDataSource(DataSource pool, JdbcTransactions transactions, Commits commits) {
        this.pool = pool;
        this.transactions = transactions;
        this.commits = commits;
    }

    @Override
    public Connection getConnection() throws SQLException {
        var open = transactions.current();
        if (open.isPresent()) {
            return SharedConnection.joined(open.get());
        }
        return SharedConnection.own(pool.getConnection(), commits);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() throws SQLException {
        return pool.getLogWriter();
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter writer) throws SQLException {
        pool.setLogWriter(writer);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        pool.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return pool.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("stoa.database");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return type.isInstance(this) ? type.cast(this) : pool.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this) || pool.isWrapperFor(type);
    }
}
