package stoa.kernel.persistence.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import stoa.kernel.persistence.backup.Manifest.Sequence;
import stoa.kernel.persistence.database.Engine;

/** Which tables and sequences there are to keep, in one consistent view. */
final class Catalog {
    /** The identity of the log belongs to a database, not to its copy. */
    private static final Set<String> LEFT_OUT = Set.of("schema_history", "log_meta");

    private final Connection connection;
    private final Engine engine;

    Catalog(Connection connection, Engine engine) {
        this.connection = connection;
        this.engine = engine;
    }

    /** Names of tables as {schema, name}, those of the kernel and of every unit. */
    List<TableName> tables() throws SQLException {
        var tables = new ArrayList<TableName>();
        for (var schema : schemas()) {
            for (var name : names(
                    "select table_name from information_schema.tables where table_schema = ? and table_type ="
                            + " 'BASE TABLE' order by table_name",
                    schema)) {
                if (!LEFT_OUT.contains(name)) {
                    tables.add(new TableName(schema, name));
                }
            }
        }
        return tables;
    }

    List<Sequence> sequences() throws SQLException {
        var sequences = new ArrayList<Sequence>();
        for (var schema : schemas()) {
            for (var name : names(
                    "select sequence_name from information_schema.sequences where sequence_schema = ? order by sequence_name",
                    schema)) {
                sequences.add(new Sequence(schema, name, next(schema, name)));
            }
        }
        return sequences;
    }

    private List<String> schemas() throws SQLException {
        var schemas = new ArrayList<>(List.of("stoa"));
        schemas.addAll(names("select distinct unit from stoa.unit_script where unit <> ? order by unit", "stoa"));
        return schemas;
    }

    private List<String> names(String sql, String parameter) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            try (var rows = statement.executeQuery()) {
                var names = new ArrayList<String>();
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
                return names;
            }
        }
    }

    private long next(String schema, String name) throws SQLException {
        var sql = engine == Engine.H2
                ? "select base_value from information_schema.sequences where sequence_schema = '" + schema
                        + "' and sequence_name = '" + name + "'"
                : "select case when is_called then last_value + (select seqincrement from pg_sequence where seqrelid = '\""
                        + schema + "\".\"" + name + "\"'::regclass) else last_value end from \"" + schema + "\".\""
                        + name + "\"";
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** A table of a schema. */
    record TableName(String schema, String name) {}
}
