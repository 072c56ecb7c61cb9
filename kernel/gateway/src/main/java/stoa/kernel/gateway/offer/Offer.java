package stoa.kernel.gateway.offer;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** One service on a {@link Shelf}, with the threads that are inside it now. Thread-safe. */
final class Offer<V> {
    private final V value;
    private final long order;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private final Set<Thread> inside = new HashSet<>();
    private boolean retired;

    Offer(V value, long order) {
        this.value = value;
        this.order = order;
    }

    V value() {
        return value;
    }

    long order() {
        return order;
    }

    /** Counts the calling thread in; false when the offer is on its way out. */
    boolean enter() {
        lock.lock();
        try {
            return !retired && inside.add(Thread.currentThread());
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        lock.lock();
        try {
            inside.remove(Thread.currentThread());
            if (inside.isEmpty()) {
                idle.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Lets nobody in any more, waits, then interrupts, then waits a little; the names of those who are still inside. */
    List<String> retire(Duration patience, Duration afterInterrupt) {
        lock.lock();
        try {
            retired = true;
            if (!awaitIdle(patience)) {
                inside.forEach(Thread::interrupt);
                awaitIdle(afterInterrupt);
            }
            return inside.stream().map(Offer::describe).toList();
        } finally {
            lock.unlock();
        }
    }

    private boolean awaitIdle(Duration patience) {
        var left = patience.toNanos();
        // The thread that retires may itself be inside, when a call stops its own bundle.
        inside.remove(Thread.currentThread());
        try {
            while (!inside.isEmpty() && left > 0) {
                left = idle.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return inside.isEmpty();
    }

    private static String describe(Thread thread) {
        return thread.getName() + " at "
                + Arrays.stream(thread.getStackTrace())
                        .findFirst()
                        .map(Object::toString)
                        .orElse("an unknown place");
    }
}
