package stoa.kernel.persistence.log;

import java.sql.Connection;
import java.sql.SQLException;
import stoa.kernel.persistence.database.Nanos;

/** Looks in the log for a group whose commit nobody confirmed: its first event, or where it has none its first receipt. */
final class GroupSearch {
    private static final String WRITTEN =
            "select 1 from stoa.event_log where part = ? and pos = ? and stream = ? and seq = ? and crc = ? and epoch = ?";
    private static final String ANSWERED =
            "select 1 from stoa.receipt where stream = ? and receipt_key = ? and seq = ? and moment = ?";

    private GroupSearch() {}

    static boolean isWritten(Connection connection, AppendPlan plan, Lease lease) throws SQLException {
        if (!plan.events().isEmpty()) {
            var event = plan.events().getFirst();
            return exists(
                    connection,
                    WRITTEN,
                    event.partition(),
                    event.position(),
                    event.stream().toString(),
                    event.sequence(),
                    EventChecksum.of(event),
                    lease.epoch(event.partition()));
        }
        if (!plan.receipts().isEmpty()) {
            var receipt = plan.receipts().getFirst();
            return exists(
                    connection,
                    ANSWERED,
                    receipt.stream().toString(),
                    receipt.key(),
                    receipt.sequence(),
                    Nanos.of(receipt.at()));
        }
        return false;
    }

    private static boolean exists(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (var row = statement.executeQuery()) {
                return row.next();
            }
        } finally {
            connection.rollback();
        }
    }
}
