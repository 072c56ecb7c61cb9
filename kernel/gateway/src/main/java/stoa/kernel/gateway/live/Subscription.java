package stoa.kernel.gateway.live;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import stoa.api.channel.ChannelName;

/**
 * One connection watching one channel: holding, then live, then ended.
 *
 * <p>While holding, publications are kept; {@link #live} passes on those after the position that the reply told, and from then
 * on each one in turn. A gap in the offsets of a logged channel, or more held bytes than a queue may have, breaks it: the
 * client is asked to subscribe again from where it stands.
 */
final class Subscription {
    private final Connection connection;
    private final ChannelName channel;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Encoded> held = new ArrayList<>(0);
    private long heldBytes;
    private long last;
    private boolean live;
    private boolean broken;
    private boolean present;
    private volatile boolean ended;

    Subscription(Connection connection, ChannelName channel) {
        this.connection = connection;
        this.channel = channel;
    }

    ChannelName channel() {
        return channel;
    }

    Connection connection() {
        return connection;
    }

    boolean hasEnded() {
        return ended;
    }

    /** Ends it; true when its person counted as present because of it. */
    boolean end() {
        lock.lock();
        try {
            var counted = present && !ended;
            ended = true;
            held.clear();
            return counted;
        } finally {
            lock.unlock();
        }
    }

    /** Counts the person as present, unless it has ended already. */
    void arrive(Runnable count) {
        lock.lock();
        try {
            if (!ended) {
                present = true;
                count.run();
            }
        } finally {
            lock.unlock();
        }
    }

    void deliver(Encoded publication) {
        lock.lock();
        try {
            if (ended || broken) {
                return;
            }
            if (live) {
                pass(publication);
            } else {
                hold(publication);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Passes on what was held back after the offset, and everything from now on. */
    void live(long offset) {
        lock.lock();
        try {
            last = offset;
            live = true;
            for (var publication : held) {
                if (!broken) {
                    pass(publication);
                }
            }
            held.clear();
            if (broken) {
                connection.broke(this);
            }
        } finally {
            lock.unlock();
        }
    }

    private void hold(Encoded publication) {
        heldBytes += publication.size();
        if (heldBytes > connection.holdLimit()) {
            broken = true;
            held.clear();
        } else {
            held.add(publication);
        }
    }

    private void pass(Encoded publication) {
        var offset = publication.offset();
        if (offset > 0) {
            if (offset <= last) {
                return;
            }
            if (publication.isGapless() && offset != last + 1) {
                broken = true;
                connection.broke(this);
                return;
            }
            last = offset;
        }
        connection.deliver(this, publication);
    }
}
