package stoa.kernel.persistence.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of H2 as a crash would leave it, again and again while others write: transactions are whole or gone, for everybody. */
final class CrashImageTest {
    private static final int IMAGES = Integer.getInteger("stoa.crash.images", 60);
    private static final int WRITERS = 4;
    private static final int TABLES = 6;
    private static final int READERS = 12;
    /** Far more than transactions at a time, so that no two of them want the same row. */
    private static final int KEPT = 300;

    @TempDir
    Path folder;

    @TempDir
    Path copies;

    @Test
    void holdsWholeTransactionsOnly() throws Exception {
        var stop = new AtomicBoolean();
        var numbers = new AtomicInteger();
        try (var database = Database.open(DatabaseSettings.file(folder));
                var threads = Executors.newFixedThreadPool(WRITERS)) {
            for (var table = 0; table < TABLES; table++) {
                change(database, "create table part" + table + " (id int primary key, word varchar unique)");
            }
            var writers = new ArrayList<Future<?>>();
            for (var writer = 0; writer < WRITERS; writer++) {
                writers.add(threads.submit(() -> {
                    write(database, numbers, stop);
                    return true;
                }));
            }
            try {
                for (var image = 0; image < IMAGES; image++) {
                    database.force();
                    assertEquals(1, findings(image(image)).size(), "image " + image);
                }
            } finally {
                stop.set(true);
            }
            for (var writer : writers) {
                writer.get();
            }
        }
    }

    private static void write(Database database, AtomicInteger numbers, AtomicBoolean stop) throws SQLException {
        try (var connection = database.connect()) {
            connection.setAutoCommit(false);
            while (!stop.get()) {
                var number = numbers.incrementAndGet();
                for (var table = 0; table < TABLES; table++) {
                    try (var statement = connection.createStatement()) {
                        statement.execute(
                                "insert into part" + table + " values (" + number + ", 'word" + number + "')");
                        statement.execute("delete from part" + table + " where id = " + (number - KEPT));
                    }
                }
                connection.commit();
            }
        }
    }

    /** One moment of the file: copied again where it was written to meanwhile. */
    private Path image(int number) throws Exception {
        var copy = copies.resolve("image" + number);
        var target = DatabaseSettings.file(copy).file();
        Files.createDirectories(target.getParent());
        var source = DatabaseSettings.file(folder).file();
        do {
            Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
        } while (Files.mismatch(source, target) != -1);
        return copy;
    }

    /** What transactions with different numbers count in the tables; all the same when there is one finding. */
    private static Set<Long> findings(Path copy) throws SQLException {
        var findings = new TreeSet<Long>();
        var open = new ArrayList<Connection>();
        try (var database = Database.open(DatabaseSettings.file(copy))) {
            for (var reader = 0; reader < READERS; reader++) {
                var connection = database.connect();
                open.add(connection);
                connection.setAutoCommit(false);
                for (var table = 0; table < TABLES; table++) {
                    findings.add(count(connection, table));
                }
            }
            for (var connection : open) {
                connection.close();
            }
        }
        return findings;
    }

    private static long count(Connection connection, int table) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from part" + table + " where id > 0")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void change(Database database, String sql) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
