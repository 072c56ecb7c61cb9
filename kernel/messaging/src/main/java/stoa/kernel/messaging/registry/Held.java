package stoa.kernel.messaging.registry;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A service of a plugin with the calls in hand into it. Leaving refuses new calls, waits for those in hand, then interrupts
 * them.
 */
public final class Held<T> {
    private final T service;
    private final ClassLoader loader;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition quiet = lock.newCondition();
    private final Set<Thread> inside = new HashSet<>();
    private boolean gone;
    private boolean interrupting;

    public Held(T service, Object plugin) {
        this.service = service;
        this.loader = plugin.getClass().getClassLoader();
    }

    public T service() {
        return service;
    }

    /** Whether it lets nobody in any more. */
    public boolean isGone() {
        lock.lock();
        try {
            return gone;
        } finally {
            lock.unlock();
        }
    }

    /** A call in hand; ends with the try block. */
    public final class Visit implements AutoCloseable {
        private final Thread thread = Thread.currentThread();
        private final ClassLoader before = thread.getContextClassLoader();
        private final boolean outermost;

        private Visit(boolean outermost) {
            this.outermost = outermost;
            thread.setContextClassLoader(loader);
        }

        public T service() {
            return service;
        }

        @Override
        public void close() {
            thread.setContextClassLoader(before);
            if (outermost) {
                left(thread);
            }
        }
    }

    /**
     * Enters for a call on the current thread.
     *
     * @throws Gone when the service has left; take the one that serves now
     */
    public Visit enter() throws Gone {
        lock.lock();
        try {
            if (gone) {
                throw new Gone();
            }
            return new Visit(inside.add(Thread.currentThread()));
        } finally {
            lock.unlock();
        }
    }

    /** The interrupt was meant for the plugin; what the thread does next must not stumble over it. */
    private void left(Thread thread) {
        lock.lock();
        try {
            inside.remove(thread);
            if (interrupting) {
                Thread.interrupted();
            }
            if (inside.isEmpty()) {
                quiet.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Lets nobody in any more and waits for those inside: first patiently, then interrupting them.
     *
     * @return how many threads are still inside
     */
    public int leave(Duration patience, Duration grace) {
        lock.lock();
        try {
            gone = true;
            await(patience);
            interrupting = true;
            inside.forEach(Thread::interrupt);
            await(grace);
            return inside.size();
        } finally {
            lock.unlock();
        }
    }

    private void await(Duration most) {
        var left = most.toNanos();
        try {
            while (left > 0 && hasOthersInside()) {
                left = quiet.awaitNanos(left);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** A plugin that unregisters its own service from within a call would otherwise wait for itself. */
    private boolean hasOthersInside() {
        return inside.size() > (inside.contains(Thread.currentThread()) ? 1 : 0);
    }

    /** The service left before the call could enter. */
    public static final class Gone extends Exception {
        private static final long serialVersionUID = 1L;

        private Gone() {
            super("The service left", null, false, false);
        }
    }
}
