package stoa.kernel.messaging.job;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import stoa.kernel.contract.store.JobTable;
import stoa.kernel.contract.store.StoredJob;

/**
 * What this process knows of the jobs of one kind that wait, so that the table is not asked for each of them. Only a hint: a
 * job is ours when the table let us take it, and whatever is missing here is found by the next reading.
 */
final class Backlog {
    private static final int MOST = 256;
    private static final long PROBE_NANOS = Duration.ofSeconds(1).toNanos();

    /** A job submitted in a transaction is not there before its commit: so long the table is asked at every glance. */
    private static final long EAGER_NANOS = Duration.ofMillis(200).toNanos();

    private final LinkedHashMap<String, StoredJob> ready = new LinkedHashMap<>();
    private boolean isDoubtful = true;
    private boolean tableHasMore;
    private Instant nextDue = Instant.MAX;
    private long nextProbe;
    private long eagerUntil = System.nanoTime();

    /** All backlogs, by kind; a kind without a handler has none. */
    static final class Shelves {
        private final Map<String, Backlog> byKind = new ConcurrentHashMap<>();

        Backlog of(String kind) {
            return byKind.computeIfAbsent(kind, _ -> new Backlog());
        }

        @Nullable
        Backlog find(String kind) {
            return byKind.get(kind);
        }

        void remove(String kind) {
            byKind.remove(kind);
        }
    }

    /** One that was just submitted; those that wait in the table come before it. */
    synchronized void offer(StoredJob job) {
        if (tableHasMore || ready.size() >= MOST) {
            tableHasMore = true;
        } else {
            ready.put(job.key(), job);
        }
    }

    synchronized @Nullable StoredJob poll() {
        var first = ready.pollFirstEntry();
        return first == null ? null : first.getValue();
    }

    /** Something changed in the table that is not known here. */
    synchronized void doubt() {
        isDoubtful = true;
    }

    /** A job could not be taken: it may be there in a moment. */
    synchronized void beEager() {
        isDoubtful = true;
        eagerUntil = System.nanoTime() + EAGER_NANOS;
    }

    /** The table does not let anything be taken: it is asked again a while later. */
    synchronized void rest() {
        ready.clear();
        isDoubtful = false;
        tableHasMore = false;
        nextDue = Instant.MAX;
        eagerUntil = System.nanoTime();
        nextProbe = eagerUntil + PROBE_NANOS;
    }

    /** Whether the table may hold due jobs that are not here; what becomes due does not wait until nothing new comes. */
    synchronized boolean isTimeToRead(Instant now) {
        var nanos = System.nanoTime();
        return !now.isBefore(nextDue)
                || nanos - nextProbe >= 0
                || ready.isEmpty() && (isDoubtful || tableHasMore || nanos - eagerUntil < 0);
    }

    /** Reads the due ones except those in hand. What was submitted meanwhile is there twice or not; both do no harm. */
    void read(JobTable table, String kind, Instant now, Predicate<StoredJob> isInHand) {
        begin();
        var open = table.open(kind, MOST);
        var due = open.stream().filter(job -> !job.due().isAfter(now)).toList();
        var later = open.size() > due.size() ? open.get(due.size()).due() : Instant.MAX;
        end(due.stream().filter(job -> !isInHand.test(job)).toList(), due.size() == MOST, later);
    }

    private synchronized void begin() {
        isDoubtful = false;
        tableHasMore = false;
        nextProbe = System.nanoTime() + PROBE_NANOS;
    }

    private synchronized void end(List<StoredJob> due, boolean more, Instant later) {
        due.forEach(job -> ready.putIfAbsent(job.key(), job));
        tableHasMore |= more;
        nextDue = later;
    }
}
