package stoa.kernel.persistence.log;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;
import stoa.api.stream.StreamId;
import stoa.kernel.contract.log.Codec;
import stoa.kernel.contract.log.StoredEvent;
import stoa.kernel.persistence.database.Nanos;

/** Reads events from rows and refuses those whose checksum does not fit. */
final class Events {
    static final String COLUMNS = "stream, seq, part, pos, type, version, codec, payload, author, moment, crc";

    private static final Logger LOG = LoggerFactory.getLogger(Events.class);
    private static final Codec[] CODECS = Codec.values();

    private Events() {}

    static StoredEvent read(ResultSet row) throws SQLException {
        var event = new StoredEvent(
                StreamId.parse(row.getString(1)),
                row.getLong(2),
                row.getInt(3),
                row.getLong(4),
                row.getString(5),
                row.getInt(6),
                CODECS[row.getInt(7)],
                row.getBytes(8),
                row.getString(9),
                Nanos.instant(row.getLong(10)));
        if (EventChecksum.of(event) != row.getInt(11)) {
            throw damaged(event);
        }
        return event;
    }

    private static PlatformException damaged(StoredEvent event) {
        LOG.atError()
                .addKeyValue("event", event.id())
                .addKeyValue("partition", event.partition())
                .addKeyValue("position", event.position())
                .log("A stored event is damaged: its checksum does not fit");
        return new PlatformException(
                Errors.INTERNAL,
                "Event '" + event.id()
                        + "' in the store is damaged: its checksum does not fit. Restore the newest backup into an"
                        + " empty database with stoa.restore=<file>.");
    }
}
