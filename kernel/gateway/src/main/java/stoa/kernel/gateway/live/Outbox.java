package stoa.kernel.gateway.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stoa.kernel.gateway.protocol.Format;
import stoa.kernel.gateway.settings.LiveSettings.Queues;
import stoa.kernel.gateway.wire.Wire;

/**
 * What waits for one connection: three lanes, counted in bytes, at most one write under way. Never blocks.
 *
 * <p>Beyond the soft mark, or when the oldest bytes are older than the age, the reader lags: ephemeral messages with a key
 * replace each other and those without one are dropped. Beyond the hard mark {@link #offer} answers {@code FULL} and the
 * connection must be ended; a reader that takes nothing for the stall time must be ended, too.
 */
final class Outbox {
    private static final int WRITE = 64 * 1024;

    /** What became of a message. */
    enum Taken {
        QUEUED,
        DROPPED,
        FULL
    }

    private record Slot(Subscription about, String key) {}

    private final Wire wire;
    private final Format format;
    private final Queues marks;
    private final NodeBudget node;
    private final Runnable broken;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<ArrayDeque<Held>> lanes = Stream.generate(() -> new ArrayDeque<Held>(1))
            .limit(Lane.values().length)
            .toList();
    private final Map<Slot, Held> latest = new HashMap<>(0);
    private long bytes;
    private long underWay;
    private long writeBegan;
    private boolean closed;

    /** A message that another may replace. */
    private static final class Held {
        private Message message;
        private final long since;

        private Held(Message message, long since) {
            this.message = message;
            this.since = since;
        }
    }

    /** An empty queue; {@code broken} runs when a write fails. */
    Outbox(Wire wire, Format format, Queues marks, NodeBudget node, Runnable broken) {
        this.wire = wire;
        this.broken = broken;
        this.format = format;
        this.marks = marks;
        this.node = node;
    }

    Taken offer(Message message) {
        byte[] first;
        lock.lock();
        try {
            var taken = closed ? Taken.DROPPED : accept(message, System.nanoTime());
            if (taken != Taken.QUEUED || underWay > 0) {
                return taken;
            }
            first = collect();
        } finally {
            lock.unlock();
        }
        write(first);
        return Taken.QUEUED;
    }

    /** Whether a write has been under way for longer than the stall time. */
    boolean isStalled(long now) {
        lock.lock();
        try {
            return underWay > 0 && now - writeBegan > marks.stall().toNanos();
        } finally {
            lock.unlock();
        }
    }

    long bytes() {
        lock.lock();
        try {
            return bytes + underWay;
        } finally {
            lock.unlock();
        }
    }

    /** Forgets everything; nothing is taken any more. */
    void close() {
        lock.lock();
        try {
            closed = true;
            node.remove(bytes + underWay);
            bytes = 0;
            underWay = 0;
            lanes.forEach(ArrayDeque::clear);
            latest.clear();
        } finally {
            lock.unlock();
        }
    }

    private Taken accept(Message message, long now) {
        var size = message.bytes().length;
        if (message.lane() == Lane.EPHEMERAL && lags(now)) {
            return replace(message);
        }
        if (bytes + underWay + size > marks.hard() && bytes + underWay > 0) {
            return Taken.FULL;
        }
        var held = new Held(message, now);
        lanes.get(message.lane().ordinal()).add(held);
        if (message.lane() == Lane.EPHEMERAL
                && message.about() != null
                && !message.key().isEmpty()) {
            latest.put(new Slot(message.about(), message.key()), held);
        }
        count(size);
        return Taken.QUEUED;
    }

    private boolean lags(long now) {
        if (bytes + underWay > marks.soft()) {
            return true;
        }
        return lanes.stream()
                .map(ArrayDeque::peek)
                .anyMatch(first ->
                        first != null && now - first.since > marks.age().toNanos());
    }

    private Taken replace(Message message) {
        var about = message.about();
        if (about == null || message.key().isEmpty()) {
            return Taken.DROPPED;
        }
        var older = latest.get(new Slot(about, message.key()));
        if (older != null) {
            count(message.bytes().length - older.message.bytes().length);
            older.message = message;
            return Taken.QUEUED;
        }
        return enqueueLagging(message, about);
    }

    private Taken enqueueLagging(Message message, Subscription about) {
        var size = message.bytes().length;
        if (bytes + underWay + size > marks.hard()) {
            return Taken.DROPPED;
        }
        var held = new Held(message, System.nanoTime());
        lanes.get(Lane.EPHEMERAL.ordinal()).add(held);
        latest.put(new Slot(about, message.key()), held);
        count(size);
        return Taken.QUEUED;
    }

    private void count(int size) {
        bytes += size;
        node.add(size);
    }

    /** Writes until there is nothing more or a write does not end at once; its completion then goes on. */
    private void write(byte @Nullable [] first) {
        for (var batch = first; batch != null; batch = afterWrite()) {
            var turn = new Turn();
            wire.send(batch, turn);
            if (turn.isStillOpen()) {
                return;
            }
        }
    }

    private byte @Nullable [] afterWrite() {
        lock.lock();
        try {
            node.remove(underWay);
            underWay = 0;
            return closed ? null : collect();
        } finally {
            lock.unlock();
        }
    }

    /** Takes what is to be written next, in the order of the lanes; null when there is nothing. */
    private byte @Nullable [] collect() {
        var parts = new ArrayList<byte[]>(4);
        for (var lane : lanes) {
            while (!lane.isEmpty() && underWay < WRITE) {
                take(lane.remove(), parts);
            }
        }
        writeBegan = System.nanoTime();
        return switch (parts.size()) {
            case 0 -> null;
            case 1 -> parts.getFirst();
            default -> format.join(parts);
        };
    }

    private void take(Held held, List<byte[]> parts) {
        var message = held.message;
        var size = message.bytes().length;
        bytes -= size;
        if (message.about() != null && !message.key().isEmpty()) {
            latest.remove(new Slot(message.about(), message.key()), held);
        }
        if (message.isStale()) {
            node.remove(size);
            return;
        }
        underWay += size;
        parts.add(message.bytes());
    }

    /** One write; tells apart whether it ended before or after {@code send} returned, so that the stack stays flat. */
    private final class Turn implements Wire.Completion {
        private final AtomicInteger state = new AtomicInteger();

        @Override
        public void done(boolean sent) {
            if (!sent) {
                close();
                broken.run();
            }
            if (!state.compareAndSet(0, 1)) {
                write(afterWrite());
            }
        }

        private boolean isStillOpen() {
            return state.compareAndSet(0, 2);
        }
    }
}
