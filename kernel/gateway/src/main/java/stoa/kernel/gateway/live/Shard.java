package stoa.kernel.gateway.live;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Some of the subscribers of a room, served in order by one strand. */
final class Shard {
    private final Strand strand;
    private final Set<Subscription> members = ConcurrentHashMap.newKeySet();

    Shard(Executor executor) {
        this.strand = new Strand(executor);
    }

    void add(Subscription subscription) {
        members.add(subscription);
    }

    boolean remove(Subscription subscription) {
        return members.remove(subscription);
    }

    int size() {
        return members.size();
    }

    /** Delivers to all members; on the calling thread only when that is allowed and nothing waits. */
    void deliver(Encoded publication, boolean here) {
        Runnable work = () -> members.forEach(member -> member.deliver(publication));
        if (here) {
            strand.executeHere(work);
        } else {
            strand.execute(work);
        }
    }

    /** Runs something for each member, after all that was delivered before. */
    void each(Consumer<Subscription> work) {
        strand.execute(() -> members.forEach(work));
    }
}
