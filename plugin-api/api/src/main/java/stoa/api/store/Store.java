package stoa.api.store;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Documents by key. Each call is a transaction of its own unless one is open on the calling thread. */
@ProviderType
public interface Store<T extends Record> {
    Optional<T> get(String key);

    /** Writes or replaces; the key is 1 to 120 characters, the JSON at most 1 MB. */
    void put(String key, T value);

    /** Writes only if there is nothing under the key yet; returns whether it was written. */
    boolean putIfAbsent(String key, T value);

    /** Returns whether there was something. */
    boolean delete(String key);

    /** Keys after {@code after} in code-point order that start with the prefix, with their values; at most 1,000. */
    List<Entry<T>> list(String prefix, String after, int limit);

    /** Deletes everything in this store. */
    void clear();

    /** A key and its value. */
    record Entry<T extends Record>(String key, T value) {}
}
