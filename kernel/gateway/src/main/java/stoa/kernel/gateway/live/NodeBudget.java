package stoa.kernel.gateway.live;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Bytes that wait in all queues of this node together. Thread-safe. */
final class NodeBudget {
    private final long cap;
    private final Runnable overflow;
    private final AtomicLong held = new AtomicLong();
    private final AtomicBoolean told = new AtomicBoolean();

    NodeBudget(long cap, Runnable overflow) {
        this.cap = cap;
        this.overflow = overflow;
    }

    void add(long bytes) {
        if (held.addAndGet(bytes) > cap && told.compareAndSet(false, true)) {
            overflow.run();
        }
    }

    void remove(long bytes) {
        held.addAndGet(-bytes);
    }

    long held() {
        return held.get();
    }

    boolean isExceeded() {
        return held.get() > cap;
    }

    /** The overflow has been dealt with; the next one is told again. */
    void settled() {
        told.set(false);
    }
}
