package stoa.kernel.messaging.registry;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes one waiting thread; a pulse that comes early is not lost. */
public final class Pulse {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean rung;

    public void ring() {
        lock.lock();
        try {
            rung = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a pulse or the time to pass, and takes the pulse. */
    public boolean await(Duration most) throws InterruptedException {
        lock.lock();
        try {
            var left = most.toNanos();
            while (!rung && left > 0) {
                left = changed.awaitNanos(left);
            }
            var taken = rung;
            rung = false;
            return taken;
        } finally {
            lock.unlock();
        }
    }
}
