package stoa.kernel.messaging.feed;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.kernel.contract.messaging.FeedSink;
import stoa.kernel.messaging.registry.Repeats;

/** Those who read one channel. The set is guarded by the lock of its feed; the calls are made outside of it. */
final class Sinks {
    private static final Logger LOG = LoggerFactory.getLogger(Sinks.class);

    private final Set<FeedSink> all = new LinkedHashSet<>();
    private final Repeats failures = new Repeats();
    private List<FeedSink> snapshot = List.of();
    private boolean changed;

    void add(FeedSink sink) {
        changed |= all.add(sink);
    }

    void remove(FeedSink sink) {
        changed |= all.remove(sink);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** Those who are attached now; copied only when that has changed. */
    List<FeedSink> now() {
        if (changed) {
            snapshot = List.copyOf(all);
            changed = false;
        }
        return snapshot;
    }

    /** Lets everybody go, and answers who that was. */
    List<FeedSink> release() {
        var gone = List.copyOf(all);
        all.clear();
        changed = true;
        return gone;
    }

    void call(List<FeedSink> sinks, Consumer<FeedSink> call) {
        for (var sink : sinks) {
            call(sink, call);
        }
    }

    private void call(FeedSink sink, Consumer<FeedSink> call) {
        try {
            call.accept(sink);
        } catch (RuntimeException failure) {
            var number = failures.next();
            if (number > 0) {
                LOG.atError().addKeyValue("count", number).setCause(failure).log("A reader of a channel failed");
            }
        }
    }
}
