package stoa.kernel.messaging.follow;

import java.util.HashMap;
import java.util.Map;
import stoa.kernel.contract.log.EventLog;
import stoa.kernel.contract.store.Checkpoints;
import stoa.kernel.contract.store.JobTable;
import stoa.kernel.contract.store.Transactions;
import stoa.kernel.messaging.json.JacksonCodecs;

/** What every follower stands on. */
record Ground(
        EventLog log,
        Checkpoints checkpoints,
        Transactions transactions,
        JobTable jobs,
        JacksonCodecs codecs,
        Backoff backoff) {

    /** A position for each partition: that of the checkpoint, or the beginning. */
    static Map<Integer, Long> complete(Map<Integer, Long> known) {
        var positions = new HashMap<Integer, Long>();
        for (int partition = 0; partition < EventLog.PARTITIONS; partition++) {
            positions.put(partition, known.getOrDefault(partition, 0L));
        }
        return positions;
    }

    long behind(Map<Integer, Long> reached) {
        return log.positions().entrySet().stream()
                .mapToLong(entry -> Math.max(0, entry.getValue() - reached.getOrDefault(entry.getKey(), 0L)))
                .sum();
    }
}
