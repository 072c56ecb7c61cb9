package stoa.debate.lobby;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import stoa.api.store.ByteStore;
import stoa.api.store.Store;
import stoa.api.store.Stores;
import stoa.testkit.MemoryByteStore;

/** Stores in memory, without transactions. */
public final class MemoryStores implements Stores {
    private final Map<String, NavigableMap<String, Record>> tables = new HashMap<>();

    /** Everything that is stored, to compare. */
    public Map<String, NavigableMap<String, Record>> content() {
        var copy = new HashMap<String, NavigableMap<String, Record>>();
        tables.forEach((name, table) -> copy.put(name, new TreeMap<>(table)));
        return copy;
    }

    @Override
    public <T extends Record> Store<T> open(String name, Class<T> type) {
        var table = tables.computeIfAbsent(name, fresh -> new TreeMap<>());
        return new Store<>() {
            @Override
            public Optional<T> get(String key) {
                return Optional.ofNullable(table.get(key)).map(type::cast);
            }

            @Override
            public void put(String key, T value) {
                table.put(key, value);
            }

            @Override
            public boolean putIfAbsent(String key, T value) {
                return table.putIfAbsent(key, value) == null;
            }

            @Override
            public boolean delete(String key) {
                return table.remove(key) != null;
            }

            @Override
            public List<Entry<T>> list(String prefix, String after, int limit) {
                var found = new ArrayList<Entry<T>>();
                table.tailMap(after, false).forEach((key, value) -> {
                    if (key.startsWith(prefix) && found.size() < limit) {
                        found.add(new Entry<>(key, type.cast(value)));
                    }
                });
                return found;
            }

            @Override
            public void clear() {
                table.clear();
            }
        };
    }

    @Override
    public ByteStore bytes(String name) {
        return new MemoryByteStore();
    }

    @Override
    public <R> R inTransaction(Supplier<R> work) {
        return work.get();
    }
}
