package stoa.kernel.gateway.live;

import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Some of the subscribers of a room, served in order by one strand. */
final class Shard {
    private final Strand strand;
    private final Timer fanOut;
    private final Set<Subscription> members = ConcurrentHashMap.newKeySet();
    private volatile boolean changed;
    private Subscription[] snapshot = {};

    Shard(Executor executor, Timer fanOut) {
        this.strand = new Strand(executor);
        this.fanOut = fanOut;
    }

    /** From the next delivery on; a delivery that has begun may miss it. */
    void add(Subscription subscription) {
        members.add(subscription);
        changed = true;
    }

    boolean remove(Subscription subscription) {
        var removed = members.remove(subscription);
        changed = true;
        return removed;
    }

    int size() {
        return members.size();
    }

    /** Delivers to all members; on the calling thread only when that is allowed and nothing waits. */
    void deliver(Encoded publication, boolean here) {
        var came = System.nanoTime();
        Runnable work = () -> {
            for (var member : current()) {
                member.deliver(publication);
            }
            fanOut.record(System.nanoTime() - came, TimeUnit.NANOSECONDS);
        };
        if (here) {
            strand.executeHere(work);
        } else {
            strand.execute(work);
        }
    }

    /** Runs something for each member, after all that was delivered before. */
    void each(Consumer<Subscription> work) {
        strand.execute(() -> List.of(current()).forEach(work));
    }

    /** The members as an array, made anew only after a change; called on the strand only. */
    private Subscription[] current() {
        if (changed) {
            changed = false;
            snapshot = members.toArray(Subscription[]::new);
        }
        return snapshot;
    }
}
