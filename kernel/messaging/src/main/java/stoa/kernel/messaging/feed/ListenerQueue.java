package stoa.kernel.messaging.feed;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.api.channel.Published;
import stoa.kernel.contract.messaging.FeedSink;
import stoa.kernel.contract.messaging.Publication;
import stoa.kernel.messaging.meter.Hops;
import stoa.kernel.messaging.registry.Repeats;

/** A listener inside the platform with its queue; when it is slow the oldest publications are dropped and counted. */
final class ListenerQueue implements FeedSink {
    private static final Logger LOG = LoggerFactory.getLogger(ListenerQueue.class);
    private static final int MOST_WAITING = 256;

    private final Consumer<Published> listener;
    private final Hops hops;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Published> waiting = new ArrayDeque<>();
    private final Repeats failures = new Repeats();
    private boolean running;
    private volatile boolean closed;

    ListenerQueue(Consumer<Published> listener, Hops hops) {
        this.listener = listener;
        this.hops = hops;
    }

    @Override
    public void published(Publication publication) {
        lock.lock();
        try {
            if (waiting.size() >= MOST_WAITING) {
                waiting.removeFirst();
                hops.count("listener.dropped");
            }
            waiting.add(new Published(publication.channel(), publication.offset(), publication.json()));
            if (!running && !closed) {
                running = true;
                Thread.ofVirtual()
                        .name("listener-" + publication.channel())
                        .inheritInheritableThreadLocals(false)
                        .start(this::drain);
            }
        } finally {
            lock.unlock();
        }
    }

    /** The service attaches it again when the kind comes back. */
    @Override
    public void ended(String reason) {
        LOG.atDebug().addKeyValue("reason", reason).log("A listener waits for its channel to come back");
    }

    void close() {
        closed = true;
    }

    private void drain() {
        Thread.currentThread().setContextClassLoader(listener.getClass().getClassLoader());
        for (var next = next(); next != null; next = next()) {
            call(next);
        }
    }

    private @Nullable Published next() {
        lock.lock();
        try {
            var next = closed ? null : waiting.poll();
            running = next != null;
            return next;
        } finally {
            lock.unlock();
        }
    }

    private void call(Published published) {
        try {
            listener.accept(published);
        } catch (RuntimeException | LinkageError failure) {
            var number = failures.next();
            if (number > 0) {
                LOG.atError()
                        .addKeyValue("channel", published.channel())
                        .addKeyValue("count", number)
                        .setCause(failure)
                        .log("A listener on a channel failed");
            }
        }
    }
}
