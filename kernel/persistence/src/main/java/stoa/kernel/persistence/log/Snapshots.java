package stoa.kernel.persistence.log;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;
import stoa.api.stream.StreamId;
import stoa.kernel.contract.log.Codec;
import stoa.kernel.contract.log.EventLog;
import stoa.kernel.contract.log.StoredSnapshot;
import stoa.kernel.contract.log.StreamHead;
import stoa.kernel.persistence.database.Database;
import stoa.kernel.persistence.database.Nanos;
import stoa.kernel.persistence.database.Statements;

/** The two newest snapshots of each stream, and the trimming of what they cover. */
final class Snapshots {
    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);
    private static final Codec[] CODECS = Codec.values();
    private static final int KEPT = 2;

    private final Database database;
    private final Statements statements;

    Snapshots(Database database) {
        this.database = database;
        this.statements = database.statements();
    }

    /** The newest one whose hash fits and from which the log goes on. */
    Optional<StoredSnapshot> newest(StreamId stream, StreamHead head) {
        for (var snapshot : stored(stream)) {
            if (MessageDigest.isEqual(snapshot.hash(), sha256(snapshot.payload()))) {
                return usable(stream, head, snapshot);
            }
            LOG.atError()
                    .addKeyValue("stream", stream)
                    .addKeyValue("sequence", snapshot.sequence())
                    .log("A snapshot is damaged and passed over: its hash does not fit");
        }
        if (head.firstSequence() > 1) {
            throw lost(stream, head);
        }
        return Optional.empty();
    }

    private static Optional<StoredSnapshot> usable(StreamId stream, StreamHead head, StoredSnapshot snapshot) {
        if (snapshot.sequence() + 1 < head.firstSequence()) {
            throw lost(stream, head);
        }
        return Optional.of(snapshot);
    }

    private static PlatformException lost(StreamId stream, StreamHead head) {
        return new PlatformException(
                Errors.INTERNAL,
                "The snapshot of stream '" + stream + "' is damaged, and its events before " + head.firstSequence()
                        + " are trimmed. Restore the newest backup into an empty database with stoa.restore=<file>.");
    }

    private List<StoredSnapshot> stored(StreamId stream) {
        return statements.query(
                "select seq, type, version, codec, payload, hash, moment from stoa.snapshot where stream = ? order by seq desc limit "
                        + KEPT,
                Snapshots::read,
                stream.toString());
    }

    private static StoredSnapshot read(ResultSet row) throws SQLException {
        return new StoredSnapshot(
                row.getLong(1),
                row.getString(2),
                row.getInt(3),
                CODECS[row.getInt(4)],
                bytes(row.getBinaryStream(5)),
                row.getBytes(6),
                Nanos.instant(row.getLong(7)));
    }

    private static byte[] bytes(InputStream stream) throws SQLException {
        try (stream) {
            return stream.readAllBytes();
        } catch (IOException problem) {
            throw new SQLException("A snapshot cannot be read", problem);
        }
    }

    /** One transaction; the head row is touched last, since appends wait for it. */
    void save(StreamId stream, StoredSnapshot snapshot, long firstSequence) {
        var name = stream.toString();
        database.transactions().run(() -> {
            write(name, snapshot);
            trim(stream, firstSequence);
            statements.update(
                    "update stoa.stream_head set snapshot_seq = greatest(snapshot_seq, ?), first_seq = greatest(first_seq, ?)"
                            + " where stream = ?",
                    snapshot.sequence(),
                    firstSequence,
                    name);
        });
    }

    private void write(String stream, StoredSnapshot snapshot) {
        statements.update("delete from stoa.snapshot where stream = ? and seq = ?", stream, snapshot.sequence());
        statements.update(
                "insert into stoa.snapshot (stream, seq, type, version, codec, payload, hash, moment) values (?, ?, ?, ?, ?, ?, ?, ?)",
                stream,
                snapshot.sequence(),
                snapshot.type(),
                snapshot.version(),
                snapshot.codec().ordinal(),
                new Statements.LargeBytes(snapshot.payload()),
                snapshot.hash(),
                Nanos.of(snapshot.at()));
        statements.update(
                "delete from stoa.snapshot where stream = ? and seq < (select min(seq) from (select seq from stoa.snapshot"
                        + " where stream = ? order by seq desc limit " + KEPT + ") as kept)",
                stream,
                stream);
    }

    private void trim(StreamId stream, long firstSequence) {
        var name = stream.toString();
        var highest = statements.first(
                "select max(pos) from stoa.event_log where stream = ? and seq < ?",
                row -> row.getLong(1),
                name,
                firstSequence);
        if (highest.orElse(0L) > 0) {
            statements.update("delete from stoa.event_log where stream = ? and seq < ?", name, firstSequence);
            statements.update(
                    "update stoa.partition_floor set pos = greatest(pos, ?) where part = ?",
                    highest.orElseThrow(),
                    EventLog.partitionOf(stream));
        }
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }
}
