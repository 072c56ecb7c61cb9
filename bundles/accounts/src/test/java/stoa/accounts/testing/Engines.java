package stoa.accounts.testing;

import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGSimpleDataSource;
import stoa.testkit.postgres.PostgresServer;

/** Databases that the tests run on; each call gives a new, empty one. */
public enum Engines {
    H2 {
        @Override
        public DataSource open() {
            var url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000";
            return JdbcConnectionPool.create(url, "sa", "");
        }
    },
    POSTGRESQL {
        @Override
        public DataSource open() {
            var source = new PGSimpleDataSource();
            source.setUrl(Server.SHARED.newDatabase());
            source.setUser(Server.SHARED.user());
            return source;
        }
    };

    public abstract DataSource open();

    /** Started with the first test that needs it, ended with the JVM. */
    private static final class Server {
        static final PostgresServer SHARED = PostgresServer.start();
    }
}
