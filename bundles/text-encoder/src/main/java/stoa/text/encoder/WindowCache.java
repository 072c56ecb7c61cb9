package stoa.text.encoder;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The windows used last; about 3 kB for each sentence. */
final class WindowCache {
    private final int limit;
    private final Map<Window.Key, List<Vectors>> windows = new LinkedHashMap<>(64, 0.75f, true);

    WindowCache(int limit) {
        this.limit = limit;
    }

    synchronized Optional<List<Vectors>> find(Window.Key key) {
        return Optional.ofNullable(windows.get(key));
    }

    synchronized void keep(Window.Key key, List<Vectors> vectors) {
        windows.put(key, vectors);
        if (windows.size() > limit) {
            windows.remove(windows.keySet().iterator().next());
        }
    }

    synchronized int size() {
        return windows.size();
    }
}
