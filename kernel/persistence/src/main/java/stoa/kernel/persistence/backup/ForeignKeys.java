package stoa.kernel.persistence.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import stoa.kernel.persistence.database.Engine;

/** Takes foreign keys away while rows come in any order, and puts them back. */
final class ForeignKeys {
    private static final String POSTGRES_KEYS = "select n.nspname, t.relname, c.conname, pg_get_constraintdef(c.oid)"
            + " from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_namespace n on n.oid = t.relnamespace"
            + " where c.contype = 'f' and n.nspname = any(?)";

    private final Connection connection;
    private final Engine engine;
    private final List<String> putBack = new ArrayList<>();

    ForeignKeys(Connection connection, Engine engine) {
        this.connection = connection;
        this.engine = engine;
    }

    void takeAway(List<String> schemas) throws SQLException {
        if (engine == Engine.H2) {
            execute("set referential_integrity false");
            return;
        }
        var drops = new ArrayList<String>();
        try (var statement = connection.prepareStatement(POSTGRES_KEYS)) {
            statement.setArray(1, connection.createArrayOf("varchar", schemas.toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var table = "\"" + rows.getString(1) + "\".\"" + rows.getString(2) + "\"";
                    drops.add("alter table " + table + " drop constraint \"" + rows.getString(3) + "\"");
                    putBack.add("alter table " + table + " add constraint \"" + rows.getString(3) + "\" "
                            + rows.getString(4));
                }
            }
        }
        for (var drop : drops) {
            execute(drop);
        }
        connection.commit();
    }

    void putBack() throws SQLException {
        if (engine == Engine.H2) {
            execute("set referential_integrity true");
        }
        for (var add : putBack) {
            execute(add);
        }
        connection.commit();
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
