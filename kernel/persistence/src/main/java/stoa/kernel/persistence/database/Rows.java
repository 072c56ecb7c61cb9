package stoa.kernel.persistence.database;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads one row. */
@FunctionalInterface
public interface Rows<R> {
    R read(ResultSet row) throws SQLException;
}
