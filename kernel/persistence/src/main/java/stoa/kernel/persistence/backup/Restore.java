package stoa.kernel.persistence.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.kernel.persistence.backup.Manifest.Table;
import stoa.kernel.persistence.database.Database;
import stoa.kernel.persistence.database.DatabaseSettings;
import stoa.kernel.persistence.database.KernelSchema;
import stoa.kernel.persistence.database.StartProblem;
import stoa.kernel.persistence.log.LogMeta;
import stoa.kernel.persistence.unit.UnitSchema;

/** Fills an empty database from a backup, whichever engine wrote it, before anything is served. */
public final class Restore {
    private static final Logger LOG = LoggerFactory.getLogger(Restore.class);

    private final Database database;
    private final InstantSource clock;

    private Restore(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Opens the database, fills it, and closes it again. The log gets another incarnation, so that clients start afresh.
     *
     * @throws StartProblem when the backup is damaged or the database is not empty; then nothing was changed
     */
    public static void run(DatabaseSettings settings, Path path, InstantSource clock) {
        try (var file = BackupFile.open(path);
                var database = Database.open(settings)) {
            new Restore(database, clock).from(file);
            LOG.atInfo()
                    .addKeyValue("file", path)
                    .addKeyValue("from", file.manifest().created())
                    .log("A backup was restored");
        } catch (IOException problem) {
            throw new StartProblem(
                    "The backup '" + path + "' cannot be closed: " + problem.getMessage() + ". Start again.", problem);
        }
    }

    private void from(BackupFile file) {
        refuseUnlessEmpty(file);
        try {
            fill(file);
        } catch (SQLException | IOException | RuntimeException problem) {
            dropAll(file);
            throw new StartProblem(
                    "The backup cannot be restored into " + database.place() + ": " + problem.getMessage()
                            + ". The database was emptied again; correct the cause and start again.",
                    problem);
        }
    }

    private void refuseUnlessEmpty(BackupFile file) {
        for (var schema : schemas(file)) {
            var found = database.statements()
                    .first("select 1 from information_schema.tables where table_schema = ?", row -> 1, schema);
            if (found.isPresent()) {
                throw new StartProblem("The " + database.place() + " is not empty: it has tables in the schema '"
                        + schema + "'. Restore into an empty one, or start without stoa.restore.");
            }
        }
    }

    private void fill(BackupFile file) throws SQLException, IOException {
        var meta = new LogMeta(database, clock);
        KernelSchema.apply(database, file.manifest().kernelVersion());
        meta.restoring();
        load(file, KernelSchema.NAME::equals);
        for (var unit : new UnitSchema(database).kept().entrySet()) {
            new UnitSchema(database).apply(unit.getKey(), unit.getValue());
        }
        load(file, schema -> !schema.equals(KernelSchema.NAME));
        database.transactions()
                .run(() -> database.statements()
                        .update(
                                "update stoa.lease set owner = '', epoch = epoch + 1, expires = timestamp with time zone"
                                        + " '1970-01-01 00:00:00+00'"));
        meta.restored();
    }

    private void load(BackupFile file, Predicate<String> wanted) throws SQLException, IOException {
        try (var connection = database.connect()) {
            connection.setAutoCommit(false);
            var keys = new ForeignKeys(connection, database.engine());
            var loader = new RowLoader(connection, database.engine());
            keys.takeAway(schemas(file).stream().filter(wanted).toList());
            for (var table : tables(file, wanted)) {
                loader.load(file, table);
            }
            for (var sequence : file.manifest().sequences()) {
                if (wanted.test(sequence.schema())) {
                    loader.set(sequence);
                }
            }
            keys.putBack();
        }
        database.force();
    }

    private static List<Table> tables(BackupFile file, Predicate<String> wanted) {
        return file.manifest().tables().stream()
                .filter(table -> wanted.test(table.schema()))
                .toList();
    }

    private static Set<String> schemas(BackupFile file) {
        var schemas = new TreeSet<>(Set.of(KernelSchema.NAME));
        file.manifest().tables().forEach(table -> schemas.add(table.schema()));
        return schemas;
    }

    private void dropAll(BackupFile file) {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            for (var schema : schemas(file)) {
                statement.execute("drop schema if exists \"" + schema + "\" cascade");
            }
            database.force();
        } catch (SQLException problem) {
            LOG.atError().setCause(problem).log("What a failed restore left behind could not be taken away");
        }
    }
}
