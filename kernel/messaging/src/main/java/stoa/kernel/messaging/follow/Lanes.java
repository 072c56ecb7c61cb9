package stoa.kernel.messaging.follow;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import stoa.api.stream.StreamId;
import stoa.kernel.contract.log.StoredEvent;

/** Works on events: those of one stream one after another, different streams at the same time, up to a number. */
final class Lanes {
    private static final int AT_ONCE = 16;

    private final String name;
    private final Consumer<StoredEvent> work;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<StreamId, Deque<StoredEvent>> waiting = new HashMap<>();
    private final Semaphore places = new Semaphore(AT_ONCE);

    Lanes(String name, Consumer<StoredEvent> work) {
        this.name = name;
        this.work = work;
    }

    void add(StoredEvent event) {
        lock.lock();
        try {
            var lane = waiting.get(event.stream());
            if (lane != null) {
                lane.add(event);
                return;
            }
            waiting.put(event.stream(), new ArrayDeque<>());
        } finally {
            lock.unlock();
        }
        Thread.ofVirtual()
                .name("reaction-" + name)
                .inheritInheritableThreadLocals(false)
                .start(() -> run(event));
    }

    private void run(StoredEvent first) {
        for (var event = first; event != null; event = next(first.stream())) {
            work.accept(event);
        }
    }

    private @Nullable StoredEvent next(StreamId stream) {
        lock.lock();
        try {
            var lane = waiting.get(stream);
            var next = lane == null ? null : lane.poll();
            if (next == null) {
                waiting.remove(stream);
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** A place for one call; a lane that waits for its next try does not hold one. */
    Semaphore places() {
        return places;
    }
}
