package stoa.kernel.messaging.json;

import org.osgi.service.component.annotations.Component;
import stoa.kernel.contract.json.Codecs;
import stoa.kernel.contract.json.RecordCodec;

/** Makes codecs, and lends one to each record class for records that come from anywhere. */
@Component(service = {Codecs.class, JacksonCodecs.class})
public final class JacksonCodecs implements Codecs {
    /** Held by the class itself, so that it goes when the class goes and keeps nothing alive. */
    private final ClassValue<RecordCodec> byClass = new ClassValue<>() {
        @Override
        protected RecordCodec computeValue(Class<?> type) {
            return new JacksonCodec();
        }
    };

    @Override
    public RecordCodec open() {
        return new JacksonCodec();
    }

    /** The codec that lives as long as the class. */
    public RecordCodec of(Class<?> type) {
        return byClass.get(type);
    }

    /** The record as JSON. */
    public byte[] write(Record value) {
        return of(value.getClass()).write(value);
    }

    /** JSON read into a record of that class. */
    public <T> T read(byte[] json, Class<T> type) {
        return of(type).read(json, type);
    }
}
