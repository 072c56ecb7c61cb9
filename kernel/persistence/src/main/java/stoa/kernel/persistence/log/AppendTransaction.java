package stoa.kernel.persistence.log;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import stoa.api.stream.StreamId;
import stoa.kernel.contract.log.Append.SetTimer;
import stoa.kernel.contract.log.EventLog;
import stoa.kernel.contract.log.LogConflict;
import stoa.kernel.contract.log.StoredEvent;
import stoa.kernel.persistence.database.Engine;
import stoa.kernel.persistence.database.Nanos;
import stoa.kernel.persistence.log.AppendPlan.HeadMove;
import stoa.kernel.persistence.log.AppendPlan.NewReceipt;

/** Writes plans on one connection of its own, with statements prepared once. Used by one thread at a time. */
final class AppendTransaction implements AutoCloseable {
    private static final String FENCE = "select epoch from stoa.lease where owner = ? and part = any(?) ";
    private static final String HEADS =
            "merge into stoa.stream_head h using (select * from unnest(cast(? as varchar array),"
                    + " cast(? as smallint array), cast(? as bigint array), cast(? as bigint array), cast(? as bigint array))"
                    + " as u(stream, part, expected, last_seq, last_pos)) u on (h.stream = u.stream and h.last_seq = u.expected)"
                    + " when matched then update set last_seq = u.last_seq, last_pos = u.last_pos"
                    + " when not matched and u.expected = 0 then insert (stream, part, last_seq, last_pos, first_seq, snapshot_seq)"
                    + " values (u.stream, u.part, u.last_seq, u.last_pos, 1, 0)";
    private static final String STILL = "select stream, last_seq from stoa.stream_head where stream = any(?)";
    private static final String EVENTS =
            "insert into stoa.event_log (part, pos, stream, seq, kind, type, version, codec, payload,"
                    + " author, moment, epoch, crc) select * from unnest(cast(? as smallint array), cast(? as bigint array),"
                    + " cast(? as varchar array), cast(? as bigint array), cast(? as varchar array), cast(? as varchar array),"
                    + " cast(? as integer array), cast(? as smallint array), cast(? as bytea array), cast(? as varchar array),"
                    + " cast(? as bigint array), cast(? as bigint array), cast(? as integer array))";
    private static final String RECEIPTS = "insert into stoa.receipt (stream, receipt_key, seq, moment) select * from"
            + " unnest(cast(? as varchar array), cast(? as varchar array), cast(? as bigint array), cast(? as bigint array))";
    private static final String CLEAR_TIMER =
            "delete from stoa.timer where stream = ? and name = ? and (setting = ? or cast(? as bigint) = 0)";
    private static final String SET_TIMER =
            "insert into stoa.timer (stream, name, due, command, version, payload, setting)"
                    + " values (?, ?, ?, ?, ?, ?, ?)";

    private final Connection connection;
    private final Lease lease;
    private final PreparedStatement fence;
    private final PreparedStatement heads;
    private final PreparedStatement events;
    private final PreparedStatement receipts;

    AppendTransaction(Connection connection, Engine engine, Lease lease) throws SQLException {
        this.connection = connection;
        this.lease = lease;
        connection.setAutoCommit(false);
        this.fence = connection.prepareStatement(FENCE + engine.fence());
        this.heads = connection.prepareStatement(HEADS);
        this.events = connection.prepareStatement(EVENTS);
        this.receipts = connection.prepareStatement(RECEIPTS);
    }

    Connection connection() {
        return connection;
    }

    /** Writes and commits. When it throws, the transaction is still open or its outcome is not known. */
    void write(AppendPlan plan) throws SQLException {
        fence(plan.reached().keySet());
        moveHeads(plan);
        insertEvents(plan.events());
        insertReceipts(plan.receipts());
        changeTimers(plan.timers());
        connection.commit();
    }

    private void fence(Collection<Integer> partitions) throws SQLException {
        fence.setString(1, lease.owner());
        fence.setArray(2, connection.createArrayOf("smallint", column(partitions, Integer::shortValue)));
        var held = 0;
        try (var rows = fence.executeQuery()) {
            while (rows.next()) {
                held++;
            }
        }
        if (held < partitions.size()) {
            throw new LogConflict(
                    "This process does not own its partitions of the log any more: another one took over", true, null);
        }
    }

    private void moveHeads(AppendPlan plan) throws SQLException {
        var moving = plan.heads().entrySet().stream()
                .filter(head -> !head.getValue().isStill())
                .toList();
        if (moving.size() < plan.heads().size()) {
            checkStill(plan);
        }
        if (moving.isEmpty()) {
            return;
        }
        strings(heads, 1, moving, head -> head.getKey().toString());
        heads.setArray(2, array("smallint", moving, head -> (short) partition(head.getKey())));
        heads.setArray(3, array("bigint", moving, head -> head.getValue().expected()));
        heads.setArray(4, array("bigint", moving, head -> head.getValue().last()));
        heads.setArray(5, array("bigint", moving, head -> head.getValue().position()));
        var moved = heads.executeUpdate();
        if (moved != moving.size()) {
            throw new LogConflict(
                    (moving.size() - moved) + " of the streams stand elsewhere than expected", false, null);
        }
    }

    /** Entries without events move nothing, but what they were decided on must still hold. */
    private void checkStill(AppendPlan plan) throws SQLException {
        var still = plan.heads().entrySet().stream()
                .filter(head -> head.getValue().isStill())
                .toList();
        var found = new HashMap<String, Long>();
        try (var statement = connection.prepareStatement(STILL)) {
            strings(statement, 1, still, head -> head.getKey().toString());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(1), rows.getLong(2));
                }
            }
        }
        for (var head : still) {
            refuseMoved(
                    head.getKey(),
                    head.getValue(),
                    found.getOrDefault(head.getKey().toString(), 0L));
        }
    }

    private static void refuseMoved(StreamId stream, HeadMove move, long found) {
        if (found != move.expected()) {
            throw new LogConflict(
                    "Stream '" + stream + "' stands at " + found + ", expected " + move.expected(), false, null);
        }
    }

    private void insertEvents(List<StoredEvent> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        events.setArray(1, array("smallint", rows, event -> (short) event.partition()));
        events.setArray(2, array("bigint", rows, StoredEvent::position));
        strings(events, 3, rows, event -> event.stream().toString());
        events.setArray(4, array("bigint", rows, StoredEvent::sequence));
        strings(events, 5, rows, event -> event.stream().kind());
        strings(events, 6, rows, StoredEvent::type);
        events.setArray(7, array("integer", rows, StoredEvent::version));
        events.setArray(
                8, array("smallint", rows, event -> (short) event.codec().ordinal()));
        events.setArray(
                9,
                connection.createArrayOf(
                        "bytea", rows.stream().map(StoredEvent::payload).toArray(byte[][]::new)));
        strings(events, 10, rows, StoredEvent::by);
        events.setArray(11, array("bigint", rows, event -> Nanos.of(event.at())));
        events.setArray(12, array("bigint", rows, event -> lease.epoch(event.partition())));
        events.setArray(13, array("integer", rows, EventChecksum::of));
        events.executeUpdate();
    }

    private void insertReceipts(List<NewReceipt> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        strings(receipts, 1, rows, receipt -> receipt.stream().toString());
        strings(receipts, 2, rows, NewReceipt::key);
        receipts.setArray(3, array("bigint", rows, NewReceipt::sequence));
        receipts.setArray(4, array("bigint", rows, receipt -> Nanos.of(receipt.at())));
        receipts.executeUpdate();
    }

    private void changeTimers(TimerChanges changes) throws SQLException {
        clearTimers(changes);
        if (changes.set().isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(SET_TIMER)) {
            for (var timer : changes.set().entrySet()) {
                bind(statement, timer.getKey(), timer.getValue());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private void clearTimers(TimerChanges changes) throws SQLException {
        try (var statement = connection.prepareStatement(CLEAR_TIMER)) {
            for (var key : changes.set().keySet()) {
                bind(statement, new TimerChanges.Clear(key, 0));
                statement.addBatch();
            }
            for (var clear : changes.cleared()) {
                bind(statement, clear);
                statement.addBatch();
            }
            if (!changes.set().isEmpty() || !changes.cleared().isEmpty()) {
                statement.executeBatch();
            }
        }
    }

    private static void bind(PreparedStatement statement, TimerChanges.Clear clear) throws SQLException {
        statement.setString(1, clear.key().stream());
        statement.setString(2, clear.key().name());
        statement.setLong(3, clear.setting());
        statement.setLong(4, clear.setting());
    }

    private static void bind(PreparedStatement statement, TimerChanges.Key key, SetTimer timer) throws SQLException {
        statement.setString(1, key.stream());
        statement.setString(2, key.name());
        statement.setLong(3, Nanos.of(timer.due()));
        statement.setString(4, timer.command());
        statement.setInt(5, timer.version());
        statement.setBytes(6, timer.payload());
        statement.setLong(7, timer.setting());
    }

    private <T> void strings(PreparedStatement statement, int index, Collection<T> rows, Function<T, String> text)
            throws SQLException {
        statement.setArray(index, array("varchar", rows, text));
    }

    private <T> Array array(String type, Collection<T> rows, Function<T, ?> value) throws SQLException {
        return connection.createArrayOf(type, column(rows, value));
    }

    private static <T> Object[] column(Collection<T> rows, Function<T, ?> value) {
        return rows.stream().map(value).toArray();
    }

    private static int partition(StreamId stream) {
        return EventLog.partitionOf(stream);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
