package stoa.kernel.persistence.backup;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.stream.Collectors;
import stoa.kernel.persistence.backup.Manifest.Sequence;
import stoa.kernel.persistence.backup.Manifest.Table;
import stoa.kernel.persistence.database.Engine;
import tools.jackson.core.JsonToken;

/** Puts rows back into tables, in place of those that a migration may have put there. */
final class RowLoader {
    private static final int BATCH = 500;

    private final Connection connection;
    private final Engine engine;

    RowLoader(Connection connection, Engine engine) {
        this.connection = connection;
        this.engine = engine;
    }

    void load(BackupFile file, Table table) throws SQLException, IOException {
        var names = table.columns().stream()
                .map(column -> "\"" + column.name() + "\"")
                .collect(Collectors.joining(", "));
        var marks = String.join(", ", Collections.nCopies(table.columns().size(), "?"));
        var sql = "insert into " + table.qualified() + " (" + names + ") values (" + marks + ")";
        execute("delete from " + table.qualified());
        try (var statement = connection.prepareStatement(sql);
                var json = JsonLines.reader(file.rows(table))) {
            var count = 0L;
            while (json.nextToken() == JsonToken.START_ARRAY) {
                for (var i = 0; i < table.columns().size(); i++) {
                    json.nextToken();
                    table.columns().get(i).kind().bind(statement, i + 1, json);
                }
                json.nextToken();
                count++;
                add(statement, count % BATCH == 0);
            }
            statement.executeBatch();
            if (count != table.rows()) {
                throw new IOException("table '" + table.name() + "' has " + count + " rows instead of " + table.rows());
            }
        }
        connection.commit();
    }

    private static void add(PreparedStatement statement, boolean full) throws SQLException {
        statement.addBatch();
        if (full) {
            statement.executeBatch();
        }
    }

    void set(Sequence sequence) throws SQLException {
        var name = "\"" + sequence.schema() + "\".\"" + sequence.name() + "\"";
        execute(
                engine == Engine.H2
                        ? "alter sequence " + name + " restart with " + sequence.next()
                        : "select setval('" + name + "', " + sequence.next() + ", false)");
        connection.commit();
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
