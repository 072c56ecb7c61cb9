package stoa.kernel.persistence.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The open database: a pool for everybody, connections of their own for committers, and what makes commits durable. */
public final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    /** Commits are durable whatever the server's default is; a frozen process does not keep its row locks for good. */
    private static final String SESSION = "set idle_in_transaction_session_timeout = '60s';"
            + " select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'";

    private final Engine engine;
    private final String place;
    private final DataSource driver;
    private final HikariDataSource pool;
    private final Durability durability;
    private final Fence fence;
    private final JdbcTransactions transactions;
    private final DataSource shared;
    private final Statements statements;

    private Database(Engine engine, DatabaseSettings settings, DataSource driver, StoreGate gate) {
        this.engine = engine;
        this.place = settings.place();
        this.driver = driver;
        this.pool = pool(settings, driver);
        this.durability = new Durability(driver, gate);
        this.fence = new Fence(engine);
        var commits = new Commits(fence, durability, forces());
        this.transactions = new JdbcTransactions(pool, commits);
        this.shared = new SharedDataSource(pool, transactions, commits);
        this.statements = new Statements(shared);
    }

    /** Connects, or throws {@link StartProblem} with the sentence for the operator; then nothing was changed. */
    public static Database open(DatabaseSettings settings) {
        var engine = Drivers.engine(settings);
        var gate = new StoreGate();
        var driver = Drivers.open(settings);
        return new Database(engine, settings, engine == Engine.H2 ? gate.guard(driver) : driver, gate).begun(settings);
    }

    private Database begun(DatabaseSettings settings) {
        try {
            if (forces()) {
                durability.begin();
            }
            return this;
        } catch (SQLException problem) {
            close();
            throw OpenFailures.file(settings, problem);
        }
    }

    public Engine engine() {
        return engine;
    }

    /** Where it is, in words for a person. */
    public String place() {
        return place;
    }

    /** The pool, transaction-aware. */
    public DataSource shared() {
        return shared;
    }

    /** The pool as it is, for migrations and backup. */
    public DataSource pool() {
        return pool;
    }

    public JdbcTransactions transactions() {
        return transactions;
    }

    public Statements statements() {
        return statements;
    }

    /** What every transaction of the shared pool that wrote must pass. */
    public Fence fence() {
        return fence;
    }

    /** A connection beside the pool; the caller closes it. */
    public Connection connect() throws SQLException {
        return driver.getConnection();
    }

    /** Returns when everything committed before is on the disk. */
    public void force() throws SQLException {
        if (forces()) {
            durability.force();
        }
    }

    private boolean forces() {
        return engine == Engine.H2;
    }

    private static HikariDataSource pool(DatabaseSettings settings, DataSource driver) {
        var config = new HikariConfig();
        config.setPoolName("stoa");
        config.setDataSource(driver);
        config.setMaximumPoolSize(settings.pool());
        config.setMinimumIdle(2);
        config.setConnectionTimeout(10_000);
        config.setInitializationFailTimeout(-1);
        if (Drivers.engine(settings) == Engine.POSTGRES) {
            config.setConnectionInitSql(SESSION);
        }
        return new HikariDataSource(config);
    }

    @Override
    public void close() {
        pool.close();
        try {
            durability.close();
            if (engine == Engine.H2) {
                shutDown();
            }
        } catch (SQLException problem) {
            LOG.atWarn().setCause(problem).log("The database did not close cleanly");
        }
    }

    private void shutDown() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("shutdown");
        }
    }
}
