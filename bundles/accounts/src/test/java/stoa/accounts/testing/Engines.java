package stoa.accounts.testing;

import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** Databases that the tests run on. */
public final class Engines {
    private Engines() {}

    /** A new one in memory, gone with the last of its connections. */
    public static DataSource h2() {
        var url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000";
        return JdbcConnectionPool.create(url, "sa", "");
    }
}
