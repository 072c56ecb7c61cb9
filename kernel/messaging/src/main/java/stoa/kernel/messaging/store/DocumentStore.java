package stoa.kernel.messaging.store;

import java.util.List;
import java.util.Optional;
import stoa.api.store.Store;
import stoa.kernel.contract.store.DocumentTable;
import stoa.kernel.messaging.json.JacksonCodecs;

/** Records as documents of the document table. */
final class DocumentStore<T extends Record> implements Store<T> {
    private final String name;
    private final Class<T> type;
    private final DocumentTable table;
    private final JacksonCodecs codecs;

    DocumentStore(String name, Class<T> type, DocumentTable table, JacksonCodecs codecs) {
        this.name = name;
        this.type = type;
        this.table = table;
        this.codecs = codecs;
    }

    @Override
    public Optional<T> get(String key) {
        return table.get(name, checked(key)).map(this::read);
    }

    @Override
    public void put(String key, T value) {
        table.put(name, checked(key), write(key, value));
    }

    @Override
    public boolean putIfAbsent(String key, T value) {
        return table.putIfAbsent(name, checked(key), write(key, value));
    }

    @Override
    public boolean delete(String key) {
        return table.delete(name, checked(key));
    }

    @Override
    public List<Entry<T>> list(String prefix, String after, int limit) {
        return table.list(name, prefix, after, Bounds.listed(limit)).stream()
                .map(row -> new Entry<>(row.key(), read(row.json())))
                .toList();
    }

    @Override
    public void clear() {
        table.clear(name);
    }

    private T read(byte[] json) {
        return codecs.read(json, type);
    }

    private byte[] write(String key, T value) {
        return Bounds.value(name, key, codecs.write(value));
    }

    private String checked(String key) {
        return Bounds.key(name, key);
    }
}
