package stoa.kernel.messaging.registry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Services by key, of which the latest registered serves; when it leaves, the one before it serves again.
 *
 * @param <T> the held service
 */
public final class Latest<T> {
    private final Map<String, List<Entry<T>>> byKey = new ConcurrentHashMap<>();

    private record Entry<T>(T value, long order) {}

    /** Adds a service; the greater order is the later one. */
    public void add(String key, T value, long order) {
        byKey.compute(key, (_, present) -> {
            var all = present == null ? new ArrayList<Entry<T>>() : new ArrayList<>(present);
            all.add(new Entry<>(value, order));
            all.sort(Comparator.comparingLong(Entry::order));
            return List.copyOf(all);
        });
    }

    /** Takes the matching service away and returns it. */
    public Optional<T> remove(String key, Predicate<T> match) {
        var removed = new ArrayList<T>();
        byKey.computeIfPresent(key, (_, present) -> {
            var rest = new ArrayList<Entry<T>>();
            present.forEach(entry -> {
                if (removed.isEmpty() && match.test(entry.value())) {
                    removed.add(entry.value());
                } else {
                    rest.add(entry);
                }
            });
            return rest.isEmpty() ? null : List.copyOf(rest);
        });
        return removed.stream().findFirst();
    }

    /** The one that serves now, or null. */
    public @Nullable T current(String key) {
        var entries = byKey.get(key);
        return entries == null ? null : entries.getLast().value();
    }

    /** All of a key, the one that serves first. */
    public List<T> all(String key) {
        return byKey.getOrDefault(key, List.of()).reversed().stream()
                .map(Entry::value)
                .toList();
    }

    /** Those that serve now, by key. */
    public Map<String, T> serving() {
        var serving = new TreeMap<String, T>();
        byKey.forEach((key, entries) -> serving.put(key, entries.getLast().value()));
        return serving;
    }
}
