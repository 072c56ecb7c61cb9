package stoa.kernel.lifecycle.plugin;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The failures of one plugin within the last minute. Thread-safe.
 *
 * <p>One source, such as one person's calls of one operation or one event, counts for at most a quarter of what is too many:
 * a single poisoned input takes no plugin away from everybody.
 */
final class FaultWindow {
    static final Duration SPAN = Duration.ofMinutes(1);
    private static final int SHARE = 4;

    private final int most;
    private final Deque<Fault> faults = new ArrayDeque<>();
    private long total;

    private record Fault(Instant at, String source) {}

    FaultWindow(int most) {
        this.most = most;
    }

    /** Returns whether that was one too many; counting begins anew then. */
    synchronized boolean add(String source, Instant now) {
        while (!faults.isEmpty() && faults.peekFirst().at().isBefore(now.minus(SPAN))) {
            faults.removeFirst();
        }
        total++;
        if (faults.stream().filter(fault -> fault.source().equals(source)).count() < Math.max(1, most / SHARE)) {
            faults.addLast(new Fault(now, source));
        }
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
