package stoa.testkit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import stoa.api.store.ByteStore;

/** Bytes in memory, for tests of a plugin's own rules. */
public final class MemoryByteStore implements ByteStore {
    private final ConcurrentNavigableMap<String, byte[]> values = new ConcurrentSkipListMap<>();

    @Override
    public Optional<byte[]> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    @Override
    public void putAll(Map<String, byte[]> more) {
        values.putAll(more);
    }

    @Override
    public List<Entry> range(String from, String below, int limit) {
        return values.subMap(from, below).entrySet().stream()
                .limit(limit)
                .map(entry -> new Entry(entry.getKey(), entry.getValue()))
                .toList();
    }

    @Override
    public int deleteRange(String from, String below) {
        var doomed = values.subMap(from, below);
        var count = doomed.size();
        doomed.clear();
        return count;
    }
}
