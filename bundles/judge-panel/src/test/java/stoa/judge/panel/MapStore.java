package stoa.judge.panel;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import stoa.api.store.Store;

/** A store in memory. */
final class MapStore<T extends Record> implements Store<T> {
    private final TreeMap<String, T> values = new TreeMap<>();

    @Override
    public synchronized Optional<T> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    @Override
    public synchronized void put(String key, T value) {
        values.put(key, value);
    }

    @Override
    public synchronized boolean putIfAbsent(String key, T value) {
        return values.putIfAbsent(key, value) == null;
    }

    @Override
    public synchronized boolean delete(String key) {
        return values.remove(key) != null;
    }

    @Override
    public synchronized List<Entry<T>> list(String prefix, String after, int limit) {
        return values.entrySet().stream()
                .filter(entry ->
                        entry.getKey().startsWith(prefix) && entry.getKey().compareTo(after) > 0)
                .limit(limit)
                .map(entry -> new Entry<>(entry.getKey(), entry.getValue()))
                .toList();
    }

    @Override
    public synchronized void clear() {
        values.clear();
    }
}
