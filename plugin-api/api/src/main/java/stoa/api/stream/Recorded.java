package stoa.api.stream;

import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;

/** An event as it stands in the log. Readers are tolerant: components their record does not have are passed over. */
@ProviderType
public interface Recorded {
    StreamId stream();

    /** From 1, without gaps, within the stream. */
    long sequence();

    /** The form's name in the schema of the stream's aggregate. */
    String type();

    int version();

    Instant at();

    /** The id of the caller whose command led to it. */
    String by();

    /** Unique in the platform and the same at every reading: the key for effects that must happen once. */
    String id();

    /** The event read into a record of the reader's own; throws {@link IllegalArgumentException} when it does not fit. */
    <T> T as(Class<T> record);

    /** The event as it was written: UTF-8 JSON or binary. A copy. */
    byte[] bytes();
}
