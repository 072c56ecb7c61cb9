package stoa.kernel.lifecycle.plugin;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The versions of a plugin that were taken out and may not be gone yet. Used by the thread of the slot. */
final class Leftovers {
    private static final int MOST = 64;
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private final Surroundings surroundings;
    private final List<Leftover> all = new ArrayList<>();
    private List<String> culprits = List.of();
    private Instant nextLook = Instant.EPOCH;

    Leftovers(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    void watch(Leftover leftover) {
        all.add(leftover);
        if (all.size() > MOST) {
            all.removeFirst();
        }
    }

    /** Forgets those that are gone; looks for who keeps the others alive, which is costly, every few seconds. */
    void sweep() {
        all.removeIf(Leftover::isGone);
        var now = surroundings.now();
        if (all.isEmpty()) {
            culprits = List.of();
        } else if (!now.isBefore(nextLook)) {
            nextLook = now.plus(BETWEEN_LOOKS);
            culprits = all.stream()
                    .flatMap(leftover ->
                            leftover.culprit(now, surroundings.patience().stuck()).stream())
                    .toList();
        }
    }

    /** Who was found to keep an earlier version alive, one sentence each. */
    List<String> culprits() {
        return culprits;
    }
}
