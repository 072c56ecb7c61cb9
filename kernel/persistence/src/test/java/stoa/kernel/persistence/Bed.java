package stoa.kernel.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import stoa.kernel.persistence.database.DatabaseSettings;
import stoa.kernel.persistence.database.Engine;
import stoa.kernel.persistence.log.JdbcEventLog;
import stoa.kernel.persistence.log.LogTerms;
import stoa.testkit.postgres.PostgresServer;

/** An open store on an empty database of one engine, which can be closed and opened again. */
public final class Bed implements AutoCloseable {
    public static final LogTerms BRISK =
            new LogTerms(Duration.ofSeconds(1), Duration.ofMillis(200), 3, Duration.ofSeconds(60));

    private final Path folder;
    private final DatabaseSettings settings;
    private final TestClock clock = new TestClock();
    private Store store;

    private Bed(Path folder, DatabaseSettings settings) {
        this.folder = folder;
        this.settings = settings;
        this.store = Store.open(settings, clock, BRISK);
    }

    public static Bed open(Engine engine) {
        var folder = scratch();
        return new Bed(folder, settings(engine, folder));
    }

    /** Settings for an empty database. */
    public static DatabaseSettings settings(Engine engine, Path folder) {
        return switch (engine) {
            case H2 -> DatabaseSettings.file(folder);
            case POSTGRES -> DatabaseSettings.postgres(server().newDatabase(), server().user(), "");
        };
    }

    public static PostgresServer server() {
        return Shared.SERVER;
    }

    public Store store() {
        return store;
    }

    public JdbcEventLog log() {
        return store.log();
    }

    public TestClock clock() {
        return clock;
    }

    public DatabaseSettings settings() {
        return settings;
    }

    public Path folder() {
        return folder;
    }

    public void reopen() {
        store.close();
        store = Store.open(settings, clock, BRISK);
    }

    public static Path scratch() {
        try {
            return Files.createTempDirectory("stoa-store");
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Started with the first test that needs it. */
    private static final class Shared {
        private static final PostgresServer SERVER = PostgresServer.start();
    }

    @Override
    public void close() {
        store.close();
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
