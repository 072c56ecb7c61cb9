package stoa.kernel.gateway.live;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs tasks one at a time in order, on an executor or at once when nothing is waiting. */
final class Strand {
    private static final int TURN = 64;

    private final Executor executor;
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger pending = new AtomicInteger();

    Strand(Executor executor) {
        this.executor = executor;
    }

    void execute(Runnable task) {
        waiting.add(task);
        if (pending.getAndIncrement() == 0) {
            executor.execute(this::drain);
        }
    }

    /** Runs the task on the calling thread unless others are waiting or running. */
    void executeHere(Runnable task) {
        if (!pending.compareAndSet(0, 1)) {
            execute(task);
            return;
        }
        try {
            task.run();
        } finally {
            if (pending.decrementAndGet() > 0) {
                executor.execute(this::drain);
            }
        }
    }

    private void drain() {
        var left = TURN;
        do {
            var task = waiting.poll();
            if (task != null) {
                task.run();
            }
        } while (pending.decrementAndGet() > 0 && --left > 0);
        if (left == 0 && pending.get() > 0) {
            executor.execute(this::drain);
        }
    }
}
