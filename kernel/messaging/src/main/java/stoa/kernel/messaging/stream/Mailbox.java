package stoa.kernel.messaging.stream;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;
import stoa.api.stream.StreamId;
import stoa.kernel.contract.log.StoredReceipt;
import stoa.kernel.messaging.registry.Held;

/**
 * The queue of one stream and what is shared between those who fill it, the thread that drains it and the committer. The
 * draining itself is the {@link Desk}'s.
 *
 * <p>Lock order: nobody completes an answer or calls a plugin while holding the lock.
 */
final class Mailbox {
    private static final int MOST_WAITING = 1024;

    private final StreamId stream;
    private final Desk desk;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition landedAll = lock.newCondition();
    private final Deque<Work> queue = new ArrayDeque<>();
    private final Flights flights = new Flights();
    private final SnapshotTurn snapshots = new SnapshotTurn();
    private final Receipts receipts = new Receipts();
    private boolean running;
    private boolean closed;
    private long touched = System.nanoTime();
    private volatile @Nullable Fold committed;
    private volatile @Nullable Shown shown;
    private volatile long decidingSince;

    /** A flight that was not committed, as far as its committer knows. */
    record Lost(Flight flight, RuntimeException cause) {}

    /** A committed state as people outside see it. */
    record Shown(Fold fold, byte[] json) {}

    Mailbox(StreamId stream, Shared shared, long timersKnownSince) {
        this.stream = stream;
        this.desk = new Desk(this, shared, new TimerLedger(timersKnownSince));
    }

    StreamId stream() {
        return stream;
    }

    /** The last committed state, or null while nothing is loaded. */
    @Nullable
    Fold committed() {
        return committed;
    }

    /** Puts work in; false when this mailbox has been retired and another one must be taken. */
    boolean offer(Work work) {
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            if (queue.size() >= MOST_WAITING) {
                throw new PlatformException(
                        Errors.BUSY,
                        "Stream '" + stream + "' has " + MOST_WAITING
                                + " commands waiting. Try again with the same key.");
            }
            queue.add(work);
            touched = System.nanoTime();
            ensureRunning();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Puts work in before what waits, whatever waits; false when this mailbox has been retired. */
    boolean offerFirst(Work work) {
        lock.lock();
        try {
            if (!closed) {
                queue.addFirst(work);
                ensureRunning();
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private void ensureRunning() {
        if (!running) {
            running = true;
            Thread.ofVirtual()
                    .name("mailbox-" + stream)
                    .inheritInheritableThreadLocals(false)
                    .start(desk::drain);
        }
    }

    /** The next work, or null when there is none and the draining thread must end. */
    @Nullable
    Work next() {
        lock.lock();
        try {
            var work = flights.hasLost() ? new Work.Recover() : queue.poll();
            running = work != null;
            return work;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until every flight has landed or is lost, and takes the lost ones. */
    List<Lost> settle() {
        lock.lock();
        try {
            while (!flights.isEmpty()) {
                landedAll.awaitUninterruptibly();
            }
            return flights.takeLost();
        } finally {
            lock.unlock();
        }
    }

    /** Makes a flight known before the committer gets it; one that waits for nothing lands at once. */
    void depart(Flight flight) {
        lock.lock();
        try {
            if (flights.depart(flight)) {
                return;
            }
        } finally {
            lock.unlock();
        }
        flight.answer();
    }

    /** The committer did not take it. */
    void cancel(Flight flight) {
        lock.lock();
        try {
            flights.cancel(flight);
            signalIfEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** The committer committed the oldest flight. */
    void landed(Flight flight) {
        List<Flight> answered;
        lock.lock();
        try {
            answered = flights.landed(flight);
            committed = flight.after();
            flight.order().sending().key().ifPresent(key -> receipts.add(key, receipt(flight)));
            signalIfEmpty();
        } finally {
            lock.unlock();
        }
        answered.forEach(Flight::answer);
        desk.afterCommit(flight);
    }

    private static StoredReceipt receipt(Flight flight) {
        return new StoredReceipt(flight.sequence(), flight.at());
    }

    /** The oldest flight was not committed; whatever was decided on it falls with it. */
    void crashed(Flight flight, RuntimeException cause) {
        lock.lock();
        try {
            flights.crashed(flight, cause);
            signalIfEmpty();
            ensureRunning();
        } finally {
            lock.unlock();
        }
    }

    private void signalIfEmpty() {
        if (flights.isEmpty()) {
            landedAll.signalAll();
        }
    }

    /** The flight of an earlier command with the same key. */
    @Nullable
    Flight flightOf(String key) {
        lock.lock();
        try {
            return flights.of(key);
        } finally {
            lock.unlock();
        }
    }

    @Nullable
    StoredReceipt receiptOf(String key) {
        lock.lock();
        try {
            return receipts.find(key);
        } finally {
            lock.unlock();
        }
    }

    /** Whether the log may know receipts that this mailbox does not. */
    boolean mayHaveForgotten() {
        lock.lock();
        try {
            return !receipts.isComplete();
        } finally {
            lock.unlock();
        }
    }

    void remember(String key, StoredReceipt receipt) {
        lock.lock();
        try {
            receipts.add(key, receipt);
        } finally {
            lock.unlock();
        }
    }

    /** A state was loaded while nothing was in flight. */
    void loaded(Fold fold, long snapshotSequence) {
        lock.lock();
        try {
            committed = fold;
            snapshots.loaded(snapshotSequence);
            if (fold.sequence() == 0) {
                receipts.startComplete();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The state may be behind the log; whoever asks for it waits until it is loaded again. */
    void unload() {
        committed = null;
    }

    /** Drops the state folded by these rules; only when nothing is in flight. */
    void forget(Held<Rules<?, ?, ?>> rules) {
        var present = committed;
        if (present != null && present.rules() == rules) {
            committed = null;
        }
        var seen = shown;
        if (seen != null && seen.fold().rules() == rules) {
            shown = null;
        }
    }

    /** The JSON of a committed state, written once. */
    @Nullable
    Shown shown() {
        return shown;
    }

    void show(Shown state) {
        shown = state;
    }

    SnapshotTurn snapshots() {
        return snapshots;
    }

    /** Closes for good when it is idle and was not used since; then it may be taken out of the map. */
    boolean retire(long usedBefore) {
        lock.lock();
        try {
            if (running || !queue.isEmpty() || !flights.isEmpty() || flights.hasLost() || touched - usedBefore > 0) {
                return false;
            }
            closed = true;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Closes although its thread does not come back from the plugin; what waits is refused. */
    void abandon() {
        List<Work> waiting;
        lock.lock();
        try {
            closed = true;
            waiting = List.copyOf(queue);
            queue.clear();
        } finally {
            lock.unlock();
        }
        waiting.forEach(work -> work.answer().completeExceptionally(Kinds.notServed(stream)));
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    boolean isIdle() {
        lock.lock();
        try {
            return !running && queue.isEmpty() && flights.isEmpty() && !flights.hasLost();
        } finally {
            lock.unlock();
        }
    }

    long touched() {
        return touched;
    }

    /** When the present decision began by {@link System#nanoTime}; 0 when there is none. */
    long decidingSince() {
        return decidingSince;
    }

    void deciding(long since) {
        decidingSince = since;
    }
}
