package stoa.api.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Bytes by ordered keys, for what is no event and too dense for documents: blocks of telemetry under {@code series/time}, traces,
 * artifacts. Keys are 1 to 120 characters in code-point order, values at most 1 MB. Each call is a durable transaction of its own
 * unless one is open on the calling thread.
 */
@ProviderType
public interface ByteStore {
    Optional<byte[]> get(String key);

    /** Writes or replaces all of them in one durable commit. */
    void putAll(Map<String, byte[]> values);

    /** Values with {@code from <= key < below}, in the order of keys; at most 1,000. */
    List<Entry> range(String from, String below, int limit);

    /** Deletes the values with {@code from <= key < below}; returns how many there were. */
    int deleteRange(String from, String below);

    /** A key and its value; the array must not be changed. */
    record Entry(String key, byte[] value) {}
}
