package stoa.bench.appends;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import stoa.kernel.persistence.database.DatabaseSettings;

/**
 * What one would write without the platform: a table with a unique key, JDBC batches of whatever waits, a commit, and H2's
 * checkpoint so that it is as durable. As singles there is a connection for each writer and a commit for each event.
 */
final class HandWritten implements Way {
    private static final String INSERT = "insert into plain_log (stream, seq, payload) values (?, ?, ?)";

    private final DatabaseSettings settings;
    private final boolean isFile;
    private final boolean batch;
    private final BlockingQueue<Row> queue = new LinkedBlockingQueue<>();
    private final List<Line> lines = new ArrayList<>();
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong commits = new AtomicLong();
    private final Thread thread;
    private volatile boolean over;

    private record Row(int writer, int number, String text, CompletableFuture<Boolean> done) {}

    private record Line(Connection connection, PreparedStatement insert) {}

    HandWritten(DatabaseSettings settings, boolean batch, int writers) throws SQLException {
        this.settings = settings;
        this.isFile = settings.url().isEmpty();
        this.batch = batch;
        for (var line = 0; line < (batch ? 1 : writers); line++) {
            lines.add(open(line == 0));
        }
        this.thread = Thread.ofPlatform().daemon().unstarted(this::drain);
        if (batch) {
            thread.start();
        }
    }

    private Line open(boolean first) throws SQLException {
        var url =
                settings.url().orElse("jdbc:h2:file:" + settings.folder().resolve("plain") + ";DB_CLOSE_ON_EXIT=FALSE");
        var connection = DriverManager.getConnection(url, settings.user(), settings.password());
        if (first) {
            try (var statement = connection.createStatement()) {
                statement.execute("drop table if exists plain_log");
                statement.execute(
                        "create table plain_log (id bigint generated always as identity primary key, stream varchar(80),"
                                + " seq bigint, payload " + (isFile ? "varbinary(10000)" : "bytea")
                                + ", unique (stream, seq))");
            }
        }
        connection.setAutoCommit(false);
        return new Line(connection, connection.prepareStatement(INSERT));
    }

    @Override
    public void append(int writer, int number, String text) throws Exception {
        var row = new Row(writer, number, text, new CompletableFuture<>());
        if (batch) {
            queue.add(row);
            row.done().get(60, TimeUnit.SECONDS);
        } else {
            write(lines.get(writer), List.of(row));
        }
    }

    private void drain() {
        var group = new ArrayList<Row>();
        while (!over) {
            try {
                var first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    group.add(first);
                    queue.drainTo(group, 999);
                    write(lines.getFirst(), group);
                    group.forEach(row -> row.done().complete(true));
                    group.clear();
                }
            } catch (SQLException | InterruptedException problem) {
                group.forEach(row -> row.done().completeExceptionally(problem));
                return;
            }
        }
    }

    private void write(Line line, List<Row> rows) throws SQLException {
        for (var row : rows) {
            line.insert().setString(1, "plain-" + row.writer());
            line.insert().setLong(2, row.number());
            line.insert().setBytes(3, row.text().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            line.insert().addBatch();
        }
        line.insert().executeBatch();
        line.connection().commit();
        if (isFile) {
            try (var statement = line.connection().createStatement()) {
                statement.execute("checkpoint sync");
            }
        }
        events.addAndGet(rows.size());
        commits.incrementAndGet();
    }

    @Override
    public Count count() {
        return new Count(events.get(), commits.get());
    }

    @Override
    public void close() throws SQLException {
        over = true;
        for (var line : lines) {
            line.connection().close();
        }
    }
}
