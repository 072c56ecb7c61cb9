package stoa.kernel.persistence.database;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Makes the data source of the engine that the settings name, and tries it once. */
final class Drivers {
    /**
     * {@code async:}, since an interrupted thread closes the file of H2's ordinary file system, and with it the database. The
     * database closes when we say so: its own exit hook would close it under running writers.
     */
    private static final String FILE = "jdbc:h2:async:%s;DB_CLOSE_ON_EXIT=FALSE;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000"
            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;TRACE_LEVEL_FILE=0";

    private static final int OLDEST_POSTGRES = 15;

    private Drivers() {}

    static Engine engine(DatabaseSettings settings) {
        return settings.url().isPresent() ? Engine.POSTGRES : Engine.H2;
    }

    static DataSource open(DatabaseSettings settings) {
        return engine(settings) == Engine.H2 ? file(settings) : postgres(settings);
    }

    private static DataSource file(DatabaseSettings settings) {
        var file = settings.file();
        if (file.toString().contains(";")) {
            throw new StartProblem(
                    "The data folder '" + settings.folder() + "' has a semicolon in its name, which the file"
                            + " database cannot take. Choose another folder with stoa.data.");
        }
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException problem) {
            throw OpenFailures.folder(settings, problem);
        }
        FileProbe.check(settings);
        var source = new JdbcDataSource();
        source.setURL(FILE.formatted(file.toString().replaceFirst("\\.mv\\.db$", "")));
        source.setUser("sa");
        source.setPassword("");
        tryFile(settings, source);
        return source;
    }

    private static void tryFile(DatabaseSettings settings, DataSource source) {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("select 1");
        } catch (SQLException problem) {
            throw OpenFailures.file(settings, problem);
        }
    }

    private static DataSource postgres(DatabaseSettings settings) {
        var url = settings.url().orElseThrow();
        if (!url.startsWith("jdbc:postgresql:")) {
            throw OpenFailures.url(url);
        }
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        if (!settings.user().isEmpty()) {
            source.setUser(settings.user());
        }
        if (!settings.password().isEmpty()) {
            source.setPassword(settings.password());
        }
        source.setApplicationName("stoa");
        source.setTcpKeepAlive(true);
        source.setConnectTimeout(10);
        source.setReWriteBatchedInserts(true);
        tryPostgres(settings, source);
        return source;
    }

    private static void tryPostgres(DatabaseSettings settings, DataSource source) {
        try (var connection = source.getConnection()) {
            var version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST_POSTGRES) {
                throw new StartProblem(
                        "PostgreSQL " + version + " at " + settings.place() + " is too old, " + OLDEST_POSTGRES
                                + " or newer is needed. Upgrade the server, or leave out stoa.db.url to use a file.");
            }
        } catch (SQLException problem) {
            throw OpenFailures.postgres(settings, problem);
        }
    }
}
