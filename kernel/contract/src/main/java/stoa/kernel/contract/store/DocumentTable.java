package stoa.kernel.contract.store;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Small JSON documents by plugin, store and key. Joins the open transaction. */
@ProviderType
public interface DocumentTable {
    Optional<byte[]> get(String store, String key);

    void put(String store, String key, byte[] json);

    boolean putIfAbsent(String store, String key, byte[] json);

    boolean delete(String store, String key);

    List<Row> list(String store, String prefix, String after, int limit);

    void clear(String store);

    /** Rows with {@code from <= key < below}, in the order of keys. */
    List<Row> range(String store, String from, String below, int limit);

    int deleteRange(String store, String from, String below);

    /** A key and its document. */
    record Row(String key, byte[] json) {}
}
