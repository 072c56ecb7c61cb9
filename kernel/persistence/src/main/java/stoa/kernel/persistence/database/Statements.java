package stoa.kernel.persistence.database;

import java.io.ByteArrayInputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Short statements on a data source; each takes a connection, which is the open transaction's where there is one. */
public final class Statements {
    private static final int READS = 3;

    private final DataSource source;

    public Statements(DataSource source) {
        this.source = source;
    }

    /** Reads again on another connection when one turns out to be dead, as they all do after a restart of the server. */
    public <R> List<R> query(String sql, Rows<R> rows, Object... values) {
        for (var attempt = 1; ; attempt++) {
            try {
                return queryOnce(sql, rows, values);
            } catch (SQLException problem) {
                if (attempt == READS || !SqlFailures.isConnectionLost(problem)) {
                    throw SqlFailures.of("Cannot read from the database", problem);
                }
            }
        }
    }

    private <R> List<R> queryOnce(String sql, Rows<R> rows, Object... values) throws SQLException {
        try (var connection = source.getConnection();
                var statement = prepare(connection, sql, values);
                var result = statement.executeQuery()) {
            var list = new ArrayList<R>();
            while (result.next()) {
                list.add(rows.read(result));
            }
            return list;
        }
    }

    public <R> Optional<R> first(String sql, Rows<R> rows, Object... values) {
        return query(sql, rows, values).stream().findFirst();
    }

    /** Returns how many rows changed. */
    public int update(String sql, Object... values) {
        try (var connection = source.getConnection();
                var statement = prepare(connection, sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException problem) {
            throw SqlFailures.of("Cannot write to the database", problem);
        }
    }

    /** An array for {@code = any(?)} or {@code unnest(?)}. */
    public static SqlArray array(String type, List<?> values) {
        return new SqlArray(type, values.toArray());
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        var statement = connection.prepareStatement(sql);
        try {
            for (var i = 0; i < values.length; i++) {
                bind(connection, statement, i + 1, values[i]);
            }
            return statement;
        } catch (SQLException problem) {
            statement.close();
            throw problem;
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, int index, Object value)
            throws SQLException {
        switch (value) {
            case SqlArray array -> statement.setArray(index, connection.createArrayOf(array.type(), array.values()));
            case LargeBytes large ->
                statement.setBinaryStream(index, new ByteArrayInputStream(large.bytes()), large.bytes().length);
            default -> statement.setObject(index, value);
        }
    }

    /** Bytes that may be larger than one megabyte. */
    public record LargeBytes(byte[] bytes) {}

    /** Values of one SQL type. */
    public record SqlArray(String type, Object[] values) {}
}
