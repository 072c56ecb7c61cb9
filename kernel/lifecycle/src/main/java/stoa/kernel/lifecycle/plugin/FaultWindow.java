package stoa.kernel.lifecycle.plugin;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** The failures of one plugin within the last minute. Thread-safe. */
final class FaultWindow {
    static final Duration SPAN = Duration.ofMinutes(1);

    private final int most;
    private final Deque<Instant> faults = new ArrayDeque<>();
    private long total;

    FaultWindow(int most) {
        this.most = most;
    }

    /** Returns whether that was one too many; counting begins anew then. */
    synchronized boolean add(Instant now) {
        while (!faults.isEmpty() && faults.peekFirst().isBefore(now.minus(SPAN))) {
            faults.removeFirst();
        }
        faults.addLast(now);
        total++;
        if (faults.size() < most) {
            return false;
        }
        faults.clear();
        return true;
    }

    /** All that were ever added. */
    synchronized long total() {
        return total;
    }
}
