package stoa.kernel.messaging.stream;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import stoa.api.stream.StreamId;
import stoa.kernel.contract.log.EventLog;
import stoa.kernel.messaging.meter.Hops;

/** The committers of this node, one per group of partitions. */
final class Committers {
    private final List<Committer> all;

    Committers(EventLog log, Commits commits, Hops hops, int capacity) {
        all = IntStream.range(0, log.committers())
                .mapToObj(number -> new Committer(number, log, commits, hops, capacity))
                .toList();
    }

    void start() {
        all.forEach(Committer::start);
    }

    Committer of(StreamId stream) {
        return all.get(EventLog.partitionOf(stream) % all.size());
    }

    boolean areIdle() {
        return all.stream().allMatch(Committer::isIdle);
    }

    /** Lets them finish what is queued. */
    void stop(Duration most) {
        all.forEach(Committer::stop);
        try {
            for (var committer : all) {
                committer.join(most.toMillis());
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
