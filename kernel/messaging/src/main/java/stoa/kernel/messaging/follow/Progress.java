package stoa.kernel.messaging.follow;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import stoa.kernel.contract.log.StoredEvent;

/** Which positions are finished, when events finish in any order: a checkpoint never passes an open one. */
final class Progress {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Integer, Long> fetched = new HashMap<>();
    private final Map<Integer, TreeSet<Long>> open = new HashMap<>();
    private int openCount;

    Progress(Map<Integer, Long> start) {
        fetched.putAll(start);
    }

    Map<Integer, Long> fetched() {
        lock.lock();
        try {
            return Map.copyOf(fetched);
        } finally {
            lock.unlock();
        }
    }

    void opened(StoredEvent event) {
        lock.lock();
        try {
            open.computeIfAbsent(event.partition(), _ -> new TreeSet<>()).add(event.position());
            openCount++;
        } finally {
            lock.unlock();
        }
    }

    /** Called after the events of a batch were opened. */
    void reached(Map<Integer, Long> positions) {
        lock.lock();
        try {
            fetched.putAll(positions);
        } finally {
            lock.unlock();
        }
    }

    void finished(StoredEvent event) {
        lock.lock();
        try {
            var positions = open.get(event.partition());
            if (positions != null && positions.remove(event.position())) {
                openCount--;
            }
        } finally {
            lock.unlock();
        }
    }

    int openCount() {
        lock.lock();
        try {
            return openCount;
        } finally {
            lock.unlock();
        }
    }

    /** Up to where everything is finished. */
    Map<Integer, Long> safe() {
        lock.lock();
        try {
            var safe = new HashMap<>(fetched);
            open.forEach((partition, positions) -> {
                if (!positions.isEmpty()) {
                    safe.put(partition, positions.first() - 1);
                }
            });
            return Map.copyOf(safe);
        } finally {
            lock.unlock();
        }
    }
}
