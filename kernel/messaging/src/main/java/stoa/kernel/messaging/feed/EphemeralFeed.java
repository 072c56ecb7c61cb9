package stoa.kernel.messaging.feed;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import stoa.api.channel.ChannelName;
import stoa.api.channel.Memory;
import stoa.api.error.Errors;
import stoa.kernel.contract.messaging.FeedSink;
import stoa.kernel.contract.messaging.Publication;
import stoa.kernel.contract.messaging.Replay;

/** A channel that is not logged. What it remembers is lost with the process, and its epoch says so. */
final class EphemeralFeed implements Feed {
    private static final int MOST_KEYS = 2000;
    private static final int RING_ITEMS = 100_000;

    private final ChannelName channel;
    private final Memory memory;
    private final Strands strands;
    private final String epoch;
    private final ReentrantLock lock = new ReentrantLock();
    private final Sinks sinks = new Sinks();
    private final Ring ring;
    private final LinkedHashMap<String, Publication> newest = new LinkedHashMap<>();
    private final Deque<Publication> leaving = new ArrayDeque<>();
    private long head;
    private long touched = System.nanoTime();
    private boolean closed;

    EphemeralFeed(ChannelName channel, Memory memory, Strands strands, String epoch) {
        this.channel = channel;
        this.memory = memory;
        this.strands = strands;
        this.epoch = epoch;
        this.ring = new Ring(RING_ITEMS, memory instanceof Memory.Ring sized ? sized.bytes() : 1);
    }

    Memory memory() {
        return memory;
    }

    /** Remembers at once, hands out on the strand, both in the same order; false when closed. */
    boolean publish(String key, byte[] json) {
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            touched = System.nanoTime();
            var publication = new Publication(channel, nextOffset(), key, false, json);
            remember(publication);
            if (sinks.isEmpty()) {
                return true;
            }
            leaving.add(publication);
        } finally {
            lock.unlock();
        }
        strands.run(channel, this::deliver);
        return true;
    }

    private long nextOffset() {
        return memory instanceof Memory.Ring ? ++head : 0;
    }

    private void remember(Publication publication) {
        switch (memory) {
            case Memory.None _ -> {}
            case Memory.Ring _ -> ring.add(publication);
            case Memory.Last _ -> {
                newest.remove(publication.key());
                newest.put(publication.key(), publication);
                if (newest.size() > MOST_KEYS) {
                    newest.pollFirstEntry();
                }
            }
        }
    }

    private void deliver() {
        Publication publication;
        List<FeedSink> readers;
        lock.lock();
        try {
            publication = leaving.removeFirst();
            readers = sinks.now();
        } finally {
            lock.unlock();
        }
        sinks.call(readers, sink -> sink.published(publication));
    }

    void forget(String key) {
        lock.lock();
        try {
            newest.remove(key);
        } finally {
            lock.unlock();
        }
    }

    /** The kind is gone or different now. */
    void end(String reason) {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        strands.run(channel, () -> sinks.call(release(), sink -> sink.ended(reason)));
    }

    private List<FeedSink> release() {
        lock.lock();
        try {
            return sinks.release();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean attach(FeedSink sink) {
        lock.lock();
        try {
            if (!closed) {
                sinks.add(sink);
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void detach(FeedSink sink) {
        lock.lock();
        try {
            sinks.remove(sink);
            touched = System.nanoTime();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Replay replay(long after, int limit) {
        lock.lock();
        try {
            if (!(memory instanceof Memory.Ring)) {
                return new Replay(epoch, 0, false, false, List.of());
            }
            if (after >= head || !ring.reaches(after)) {
                return new Replay(epoch, head, true, after == head, List.of());
            }
            var publications = ring.after(after, new Limits(limit));
            return new Replay(epoch, head, true, publications.getLast().offset() == head, publications);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Replay position() {
        lock.lock();
        try {
            return new Replay(epoch, head, memory instanceof Memory.Ring, true, List.copyOf(newest.values()));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Replay before(long offset, int limit) {
        throw Errors.badInput("Channel '" + channel + "' is not logged, so it has no history to page back in.");
    }

    /** Last values stay: a board must be there for who comes tomorrow. */
    @Override
    public boolean retire(long usedBefore) {
        lock.lock();
        try {
            if (!sinks.isEmpty() || !newest.isEmpty() || touched - usedBefore > 0) {
                return false;
            }
            closed = true;
            return true;
        } finally {
            lock.unlock();
        }
    }
}
