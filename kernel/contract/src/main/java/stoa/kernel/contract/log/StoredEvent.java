package stoa.kernel.contract.log;

import java.time.Instant;
import stoa.api.stream.StreamId;

/** An event in the log. Its id is {@code <stream>/<sequence>}. The payload array must not be changed. */
public record StoredEvent(
        StreamId stream,
        long sequence,
        int partition,
        long position,
        String type,
        int version,
        Codec codec,
        byte[] payload,
        String by,
        Instant at) {
    public String id() {
        return stream + "/" + sequence;
    }
}
