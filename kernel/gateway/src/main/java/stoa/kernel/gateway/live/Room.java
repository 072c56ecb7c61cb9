package stoa.kernel.gateway.live;

import io.micrometer.core.instrument.Timer;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import stoa.api.channel.ChannelName;
import stoa.api.plugin.Registration;
import stoa.kernel.contract.messaging.FeedSink;
import stoa.kernel.contract.messaging.Feeds;
import stoa.kernel.contract.messaging.Publication;

/**
 * One channel with its subscribers and its one attachment to messaging, which lasts from the first subscriber to the last.
 *
 * <p>A publication is handed to shards of at most a few hundred subscribers, so that a big room uses more than one core. The
 * publisher's own thread serves a room of a few only.
 */
final class Room implements FeedSink {
    private static final int FEW = 16;
    private static final int SHARD = 256;

    private final ChannelName channel;
    private final Executor fanOut;
    private final Timer timer;
    private final Consumer<Room> emptied;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Shard> shards = new CopyOnWriteArrayList<>();
    private @Nullable Registration attachment;
    private boolean closed;

    Room(ChannelName channel, Executor fanOut, Timer timer, Consumer<Room> emptied) {
        this.channel = channel;
        this.fanOut = fanOut;
        this.timer = timer;
        this.emptied = emptied;
        shards.add(new Shard(fanOut, timer));
    }

    ChannelName channel() {
        return channel;
    }

    /** Adds a subscriber and attaches if it is the first; false when the room has been closed meanwhile. */
    boolean join(Subscription subscription, Feeds feeds) {
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            leastFull().add(subscription);
            if (attachment == null) {
                attachment = feeds.attach(channel, this);
            }
            return true;
        } catch (RuntimeException e) {
            remove(subscription);
            throw e;
        } finally {
            lock.unlock();
        }
    }

    void leave(Subscription subscription) {
        lock.lock();
        try {
            remove(subscription);
        } finally {
            lock.unlock();
        }
    }

    int size() {
        return shards.stream().mapToInt(Shard::size).sum();
    }

    void each(Consumer<Subscription> work) {
        shards.forEach(shard -> shard.each(work));
    }

    @Override
    public void published(Publication publication) {
        var encoded = Encoded.of(publication);
        var here = shards.size() == 1 && shards.getFirst().size() <= FEW;
        for (var shard : shards) {
            shard.deliver(encoded, here);
        }
    }

    @Override
    public void ended(String reason) {
        lock.lock();
        try {
            close();
        } finally {
            lock.unlock();
        }
        each(subscription -> subscription.connection().channelEnded(subscription, reason));
    }

    private void remove(Subscription subscription) {
        for (var shard : shards) {
            if (shard.remove(subscription)) {
                break;
            }
        }
        if (size() == 0) {
            close();
        }
    }

    private void close() {
        if (!closed) {
            closed = true;
            emptied.accept(this);
            if (attachment != null) {
                attachment.close();
            }
        }
    }

    private Shard leastFull() {
        var least = shards.stream().min(Comparator.comparingInt(Shard::size)).orElseThrow();
        if (least.size() < SHARD || shards.size() >= Runtime.getRuntime().availableProcessors()) {
            return least;
        }
        var another = new Shard(fanOut, timer);
        shards.add(another);
        return another;
    }
}
