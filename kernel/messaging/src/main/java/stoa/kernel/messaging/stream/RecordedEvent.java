package stoa.kernel.messaging.stream;

import java.time.Instant;
import stoa.api.error.PlatformException;
import stoa.api.stream.Recorded;
import stoa.api.stream.StreamId;
import stoa.kernel.contract.log.Codec;
import stoa.kernel.contract.log.StoredEvent;
import stoa.kernel.messaging.json.JacksonCodecs;

/** An event of the log as plugins see it. */
public record RecordedEvent(StoredEvent event, JacksonCodecs codecs) implements Recorded {
    @Override
    public StreamId stream() {
        return event.stream();
    }

    @Override
    public long sequence() {
        return event.sequence();
    }

    @Override
    public String type() {
        return event.type();
    }

    @Override
    public int version() {
        return event.version();
    }

    @Override
    public Instant at() {
        return event.at();
    }

    @Override
    public String by() {
        return event.by();
    }

    @Override
    public String id() {
        return event.id();
    }

    @Override
    public <T> T as(Class<T> record) {
        if (event.codec() != Codec.JSON) {
            throw new IllegalArgumentException("Event '" + id() + "' is binary; read its bytes");
        }
        try {
            return codecs.read(event.payload(), record);
        } catch (PlatformException misfit) {
            throw new IllegalArgumentException("Event '" + id() + "' does not fit: " + misfit.getMessage(), misfit);
        }
    }

    @Override
    public byte[] bytes() {
        return event.payload().clone();
    }
}
