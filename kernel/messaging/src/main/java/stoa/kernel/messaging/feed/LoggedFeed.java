package stoa.kernel.messaging.feed;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.api.channel.ChannelName;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;
import stoa.api.stream.StreamId;
import stoa.kernel.contract.log.EventLog;
import stoa.kernel.contract.log.StoredEvent;
import stoa.kernel.contract.messaging.FeedSink;
import stoa.kernel.contract.messaging.Replay;

/**
 * The events of a stream as publications. Committed events come in on the strand; when one is missing the log is read, so
 * that whatever way an event came, readers see each one once and in order.
 */
final class LoggedFeed implements Feed {
    private static final Logger LOG = LoggerFactory.getLogger(LoggedFeed.class);
    private static final int RING_ITEMS = 256;
    private static final int RING_BYTES = 64 * 1024;
    private static final long PAGE_BYTES = 1 << 20;
    private static final long PAUSE_NANOS = Duration.ofMillis(100).toNanos();

    private final ChannelName channel;
    private final StreamId stream;
    private final EventLog log;
    private final PublicationWriter writer;
    private final LoggedPast past;
    private final String epoch;
    private final ReentrantLock lock = new ReentrantLock();
    private final ReentrantLock delivery = new ReentrantLock();
    private final Condition caughtUp = lock.newCondition();
    private final Sinks sinks = new Sinks();
    private final Ring ring = new Ring(RING_ITEMS, RING_BYTES);
    private Phase phase = Phase.NEW;
    private long last;
    private long seen;
    private long touched = System.nanoTime();

    private enum Phase {
        NEW,
        OPENING,
        LIVE,
        CATCHING_UP,
        CLOSED
    }

    LoggedFeed(ChannelName channel, EventLog log, PublicationWriter writer, String epoch) {
        this.channel = channel;
        this.stream = StreamId.of(channel.kind(), channel.key());
        this.log = log;
        this.writer = writer;
        this.past = new LoggedPast(channel, log, writer, epoch);
        this.epoch = epoch;
    }

    /** Events of this stream, in order, on the strand. */
    void committed(List<StoredEvent> events) {
        delivery.lock();
        try {
            events.forEach(this::accept);
        } finally {
            delivery.unlock();
        }
    }

    private void accept(StoredEvent event) {
        if (isNext(event)) {
            deliver(event);
        }
    }

    private boolean isNext(StoredEvent event) {
        lock.lock();
        try {
            seen = Math.max(seen, event.sequence());
            if (phase == Phase.LIVE && event.sequence() > last + 1) {
                startCatchingUp();
            }
            return phase == Phase.LIVE && event.sequence() == last + 1;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Makes the event part of the past and hands it out in one step of the delivery, but calls the readers without the lock:
     * they may hold locks of their own with which they ask this feed.
     */
    private void deliver(StoredEvent event) {
        var publication = writer.of(channel, event);
        List<FeedSink> readers;
        lock.lock();
        try {
            last = event.sequence();
            ring.add(publication);
            readers = sinks.now();
        } finally {
            lock.unlock();
        }
        sinks.call(readers, sink -> sink.published(publication));
    }

    /** There may be events that were not announced. */
    void uncertain() {
        lock.lock();
        try {
            if (phase == Phase.LIVE) {
                startCatchingUp();
            }
        } finally {
            lock.unlock();
        }
    }

    private void startCatchingUp() {
        phase = Phase.CATCHING_UP;
        Thread.ofVirtual()
                .name("feed-" + channel)
                .inheritInheritableThreadLocals(false)
                .start(this::catchUp);
    }

    private void catchUp() {
        while (!isClosed()) {
            try {
                if (deliverPage(log.read(stream, lastOffset(), RING_ITEMS, PAGE_BYTES))) {
                    return;
                }
            } catch (RuntimeException failure) {
                LOG.atWarn()
                        .addKeyValue("channel", channel)
                        .addKeyValue("error", failure.toString())
                        .log("Log could not be read; trying again");
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    /** Whether the feed is live again: what was announced so far has been delivered. */
    private boolean deliverPage(List<StoredEvent> page) {
        delivery.lock();
        try {
            for (var event : page) {
                if (event.sequence() == lastOffset() + 1) {
                    deliver(event);
                }
            }
            return page.isEmpty() && isLive();
        } finally {
            delivery.unlock();
        }
    }

    private boolean isLive() {
        lock.lock();
        try {
            if (last >= seen && phase != Phase.CLOSED) {
                phase = Phase.LIVE;
                caughtUp.signalAll();
            }
            return phase == Phase.LIVE;
        } finally {
            lock.unlock();
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return phase == Phase.CLOSED;
        } finally {
            lock.unlock();
        }
    }

    private long lastOffset() {
        lock.lock();
        try {
            return last;
        } finally {
            lock.unlock();
        }
    }

    /** Reads the newest events, once for all who come; false when the feed is closed. */
    boolean open() {
        lock.lock();
        try {
            touched = System.nanoTime();
            while (phase == Phase.OPENING) {
                caughtUp.awaitUninterruptibly();
            }
            if (phase != Phase.NEW) {
                return phase != Phase.CLOSED;
            }
            phase = Phase.OPENING;
        } finally {
            lock.unlock();
        }
        load();
        return true;
    }

    private void load() {
        try {
            var head = log.head(stream);
            start(Math.max(head.firstSequence() - 1, head.lastSequence() - RING_ITEMS));
            while (!deliverPage(nextPage())) {
                Thread.onSpinWait();
            }
        } catch (RuntimeException failure) {
            fallBack();
            throw new PlatformException(
                    Errors.NOT_READY, "Channel '" + channel + "' cannot be read now. Try again.", failure);
        }
    }

    private List<StoredEvent> nextPage() {
        var from = lastOffset();
        var page = log.read(stream, from, RING_ITEMS, PAGE_BYTES);
        if (!page.isEmpty() && page.getFirst().sequence() > from + 1) {
            throw new IllegalStateException("Stream '" + stream + "' has event "
                    + page.getFirst().sequence() + " after " + from + "; the log is damaged");
        }
        return page;
    }

    private void start(long at) {
        lock.lock();
        try {
            last = at;
        } finally {
            lock.unlock();
        }
    }

    private void fallBack() {
        lock.lock();
        try {
            phase = Phase.NEW;
            caughtUp.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean attach(FeedSink sink) {
        if (!open()) {
            return false;
        }
        lock.lock();
        try {
            sinks.add(sink);
            return phase != Phase.CLOSED;
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

    /** Whether the stream has ever had an event. */
    boolean exists() {
        return lastOffset() > 0;
    }

    @Override
    public Replay replay(long after, int limit) {
        open();
        long head;
        lock.lock();
        try {
            head = last;
            if (after >= head) {
                return new Replay(epoch, head, true, after == head, List.of());
            }
            if (ring.reaches(after)) {
                return past.part(head, ring.after(after, new Limits(limit)));
            }
        } finally {
            lock.unlock();
        }
        return past.after(after, head, limit);
    }

    @Override
    public Replay position() {
        open();
        return new Replay(epoch, lastOffset(), true, true, List.of());
    }

    @Override
    public Replay before(long offset, int limit) {
        open();
        return past.before(offset, lastOffset(), limit);
    }

    @Override
    public boolean retire(long usedBefore) {
        lock.lock();
        try {
            if (!sinks.isEmpty() || touched - usedBefore > 0 || phase == Phase.OPENING) {
                return false;
            }
            phase = Phase.CLOSED;
            return true;
        } finally {
            lock.unlock();
        }
    }
}
