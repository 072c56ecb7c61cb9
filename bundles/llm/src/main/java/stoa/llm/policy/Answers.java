package stoa.llm.policy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The last good answers by the hash of their question. Guarded by itself. */
final class Answers {
    private static final int MOST = 512;

    /** The text of an answer and the model that gave it. */
    record Kept(String text, Optional<String> model) {}

    private final Map<String, Kept> kept = new LinkedHashMap<>(64, 0.75f, true);

    synchronized Optional<Kept> find(String hash) {
        return Optional.ofNullable(kept.get(hash));
    }

    synchronized void keep(String hash, Kept answer) {
        kept.put(hash, answer);
        if (kept.size() > MOST) {
            kept.remove(kept.keySet().iterator().next());
        }
    }
}
