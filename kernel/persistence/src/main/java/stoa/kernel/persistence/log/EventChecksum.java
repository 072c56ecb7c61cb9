package stoa.kernel.persistence.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import stoa.kernel.contract.log.StoredEvent;
import stoa.kernel.persistence.database.Nanos;

/** The CRC-32C of everything that makes an event, its place in the log included. */
final class EventChecksum {
    private EventChecksum() {}

    static int of(StoredEvent event) {
        var crc = new CRC32C();
        text(crc, event.stream().toString());
        text(crc, event.type());
        text(crc, event.by());
        var numbers = ByteBuffer.allocate(36)
                .putInt(event.partition())
                .putLong(event.position())
                .putLong(event.sequence())
                .putInt(event.version())
                .putInt(event.codec().ordinal())
                .putLong(Nanos.of(event.at()));
        crc.update(numbers.flip());
        crc.update(event.payload());
        return (int) crc.getValue();
    }

    /** With its length first, so that neighbours cannot trade letters. */
    private static void text(CRC32C crc, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        crc.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
        crc.update(bytes);
    }
}
