package stoa.kernel.persistence.backup;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** How the values of a column travel between engines. */
enum ColumnKind {
    BOOLEAN,
    WHOLE,
    FLOATING,
    DECIMAL,
    BYTES,
    MOMENT,
    LOCAL_MOMENT,
    DATE,
    TIME,
    UUID_TEXT,
    TEXT;

    static ColumnKind of(ResultSetMetaData columns, int index) throws SQLException {
        var name = columns.getColumnTypeName(index).toLowerCase(Locale.ROOT);
        if (name.equals("uuid")) {
            return UUID_TEXT;
        }
        if (name.equals("timestamptz")) {
            return MOMENT;
        }
        return switch (columns.getColumnType(index)) {
            case Types.BOOLEAN, Types.BIT -> BOOLEAN;
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> WHOLE;
            case Types.REAL, Types.FLOAT, Types.DOUBLE -> FLOATING;
            case Types.DECIMAL, Types.NUMERIC -> DECIMAL;
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> BYTES;
            case Types.TIMESTAMP_WITH_TIMEZONE -> MOMENT;
            case Types.TIMESTAMP -> LOCAL_MOMENT;
            case Types.DATE -> DATE;
            case Types.TIME -> TIME;
            case Types.ARRAY, Types.STRUCT, Types.REF -> throw unknown(columns, index);
            default -> TEXT;
        };
    }

    private static PlatformException unknown(ResultSetMetaData columns, int index) throws SQLException {
        return new PlatformException(
                Errors.INTERNAL,
                "Column '" + columns.getColumnName(index) + "' of table '" + columns.getTableName(index)
                        + "' has the type '" + columns.getColumnTypeName(index)
                        + "', which a backup cannot hold. Use a table of its own instead.");
    }

    void write(ResultSet row, int index, JsonGenerator json) throws SQLException, IOException {
        if (this == BYTES) {
            writeBytes(row, index, json);
            return;
        }
        var value = value(row, index);
        switch (value) {
            case null -> json.writeNull();
            case Boolean flag -> json.writeBoolean(flag);
            case Long number -> json.writeNumber(number);
            default -> json.writeString(value.toString());
        }
    }

    private static void writeBytes(ResultSet row, int index, JsonGenerator json) throws SQLException, IOException {
        try (var stream = row.getBinaryStream(index)) {
            if (stream == null) {
                json.writeNull();
            } else {
                json.writeBinary(stream.readAllBytes());
            }
        }
    }

    private @Nullable Object value(ResultSet row, int index) throws SQLException {
        return switch (this) {
            case BOOLEAN -> unlessNull(row, row.getBoolean(index));
            case WHOLE -> unlessNull(row, row.getLong(index));
            case FLOATING -> unlessNull(row, row.getDouble(index));
            case DECIMAL -> row.getBigDecimal(index);
            case MOMENT -> row.getObject(index, OffsetDateTime.class);
            case LOCAL_MOMENT -> row.getObject(index, LocalDateTime.class);
            case DATE -> row.getObject(index, LocalDate.class);
            case TIME -> row.getObject(index, LocalTime.class);
            case UUID_TEXT -> row.getObject(index, UUID.class);
            case BYTES, TEXT -> row.getString(index);
        };
    }

    private static @Nullable Object unlessNull(ResultSet row, Object value) throws SQLException {
        return row.wasNull() ? null : value;
    }

    /** Binds the parser's present value. */
    void bind(PreparedStatement statement, int index, JsonParser json) throws SQLException {
        switch (json.currentToken()) {
            case VALUE_NULL -> statement.setObject(index, null);
            case VALUE_TRUE, VALUE_FALSE -> statement.setBoolean(index, json.getBooleanValue());
            case VALUE_NUMBER_INT -> statement.setLong(index, json.getLongValue());
            default -> bindText(statement, index, json);
        }
    }

    private void bindText(PreparedStatement statement, int index, JsonParser json) throws SQLException {
        switch (this) {
            case BYTES -> {
                var bytes = json.getBinaryValue();
                statement.setBinaryStream(index, new ByteArrayInputStream(bytes), bytes.length);
            }
            case FLOATING -> statement.setDouble(index, Double.parseDouble(json.getString()));
            case DECIMAL -> statement.setBigDecimal(index, new BigDecimal(json.getString()));
            case MOMENT -> statement.setObject(index, OffsetDateTime.parse(json.getString()));
            case LOCAL_MOMENT -> statement.setObject(index, LocalDateTime.parse(json.getString()));
            case DATE -> statement.setObject(index, LocalDate.parse(json.getString()));
            case TIME -> statement.setObject(index, LocalTime.parse(json.getString()));
            case UUID_TEXT -> statement.setObject(index, UUID.fromString(json.getString()));
            case BOOLEAN, WHOLE, TEXT -> statement.setString(index, json.getString());
        }
    }
}
