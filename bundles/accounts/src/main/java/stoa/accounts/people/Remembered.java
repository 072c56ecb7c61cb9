package stoa.accounts.people;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Values by key, so that a request need not ask the database who is there.
 *
 * <p>What is forgotten after a commit is never seen again: a value that was being read meanwhile is not kept. A value is
 * trusted for {@link #FRESH} at most, which bounds what another node, or another version of this bundle during a swap, may
 * have changed. At most {@code capacity} are kept. Threads: any; reading a value holds no lock.
 */
final class Remembered<V> {
    static final Duration FRESH = Duration.ofSeconds(5);

    private final InstantSource clock;
    private final Map<String, Kept<V>> entries;
    private long forgotten;

    Remembered(int capacity, InstantSource clock) {
        this.clock = clock;
        this.entries = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Kept<V>> eldest) {
                return size() > capacity;
            }
        };
    }

    private record Kept<V>(V value, Instant until) {}

    Optional<V> find(String key, Function<String, Optional<V>> source) {
        long before;
        synchronized (this) {
            var entry = entries.get(key);
            if (entry != null && clock.instant().isBefore(entry.until)) {
                return Optional.of(entry.value);
            }
            before = forgotten;
        }
        var found = source.apply(key);
        found.ifPresent(value -> keep(key, value, before));
        return found;
    }

    /** To be called after the change is committed and before it is acknowledged. */
    synchronized void forget(String key) {
        forgotten++;
        entries.remove(key);
    }

    synchronized int size() {
        return entries.size();
    }

    private synchronized void keep(String key, V value, long before) {
        if (forgotten == before) {
            entries.put(key, new Kept<>(value, clock.instant().plus(FRESH)));
        }
    }
}
