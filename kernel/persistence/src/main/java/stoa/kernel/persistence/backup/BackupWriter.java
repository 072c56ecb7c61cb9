package stoa.kernel.persistence.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;
import stoa.kernel.contract.store.Backups;
import stoa.kernel.persistence.backup.Catalog.TableName;
import stoa.kernel.persistence.backup.Manifest.Column;
import stoa.kernel.persistence.backup.Manifest.Table;
import stoa.kernel.persistence.database.Database;
import stoa.kernel.persistence.database.Engine;
import stoa.kernel.persistence.database.KernelSchema;
import stoa.kernel.persistence.database.Migrations;
import stoa.kernel.persistence.database.SqlFailures;

/** Writes all rows as they stood at one moment, while others go on writing. */
public final class BackupWriter implements Backups {
    private static final int FETCHED = 50;
    /** H2's isolation in which all tables are seen as of the first statement. */
    private static final int SNAPSHOT = 6;

    private final Database database;
    private final InstantSource clock;

    public BackupWriter(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void write(Path file) {
        if (Files.exists(file)) {
            throw Errors.badInput("The backup '" + file + "' exists already. Choose another name.");
        }
        var part = file.resolveSibling(file.getFileName() + ".part");
        try {
            writePart(part);
            Files.move(part, file);
        } catch (IOException problem) {
            throw new PlatformException(
                    Errors.INTERNAL,
                    "The backup '" + file + "' cannot be written: " + problem.getMessage()
                            + ". Check the folder and its free space.",
                    problem);
        } catch (SQLException problem) {
            throw SqlFailures.of("The backup '" + file + "' cannot be written", problem);
        } finally {
            part.toFile().delete();
        }
    }

    private void writePart(Path part) throws IOException, SQLException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(part));
                var zip = new ZipOutputStream(out);
                var connection = view()) {
            var catalog = new Catalog(connection, database.engine());
            var tables = new ArrayList<Table>();
            for (var table : catalog.tables()) {
                tables.add(table(connection, table, zip));
            }
            var manifest = new Manifest(
                    Manifest.FORMAT,
                    database.engine().name(),
                    clock.instant().toString(),
                    new Migrations(database).version(KernelSchema.NAME),
                    tables,
                    catalog.sequences());
            entry(zip, Manifest.ENTRY, manifest.bytes());
            connection.rollback();
        }
        try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** A connection that sees the database as it is now, whatever happens meanwhile. */
    private Connection view() throws SQLException {
        var connection = database.connect();
        try (var statement = connection.createStatement()) {
            if (database.engine() == Engine.H2) {
                statement.execute("set lazy_query_execution true");
                connection.setTransactionIsolation(SNAPSHOT);
            } else {
                statement.execute("set statement_timeout = 0");
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                connection.setReadOnly(true);
            }
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException problem) {
            connection.close();
            throw problem;
        }
    }

    private static Table table(Connection connection, TableName name, ZipOutputStream zip)
            throws SQLException, IOException {
        var empty = new Table(name.schema(), name.name(), List.of(), 0, "");
        zip.putNextEntry(new ZipEntry(empty.entry()));
        var digest = sha256();
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(FETCHED);
            try (var rows = statement.executeQuery("select * from " + empty.qualified())) {
                var columns = columns(rows);
                var count = rows(rows, columns, new DigestOutputStream(zip, digest));
                zip.closeEntry();
                return new Table(
                        name.schema(),
                        name.name(),
                        columns,
                        count,
                        HexFormat.of().formatHex(digest.digest()));
            }
        }
    }

    private static List<Column> columns(ResultSet rows) throws SQLException {
        var meta = rows.getMetaData();
        var columns = new ArrayList<Column>();
        for (var i = 1; i <= meta.getColumnCount(); i++) {
            columns.add(new Column(meta.getColumnName(i), ColumnKind.of(meta, i)));
        }
        return columns;
    }

    private static long rows(ResultSet rows, List<Column> columns, OutputStream out) throws SQLException, IOException {
        var count = 0L;
        try (var json = JsonLines.writer(out)) {
            while (rows.next()) {
                json.writeStartArray();
                for (var i = 0; i < columns.size(); i++) {
                    columns.get(i).kind().write(rows, i + 1, json);
                }
                json.writeEndArray();
                count++;
            }
        }
        return count;
    }

    private static void entry(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }
}
