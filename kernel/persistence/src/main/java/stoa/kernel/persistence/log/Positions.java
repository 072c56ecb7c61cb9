package stoa.kernel.persistence.log;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import stoa.kernel.contract.log.EventLog;
import stoa.kernel.persistence.database.Statements;

/** The last position of each partition. A partition's committer alone moves it, after the commit; anybody reads. */
final class Positions {
    private static final String HIGHEST =
            "select greatest(coalesce((select max(pos) from stoa.event_log e where e.part = f.part), 0),"
                    + " f.pos) from stoa.partition_floor f where f.part = ?";

    private final AtomicLongArray last = new AtomicLongArray(EventLog.PARTITIONS);
    private final Statements statements;

    Positions(Statements statements) {
        this.statements = statements;
    }

    long of(int partition) {
        return last.get(partition);
    }

    void advance(Map<Integer, Long> reached) {
        reached.forEach(last::set);
    }

    /** Reads again what the log says about one partition. */
    void recover(int partition) {
        last.set(
                partition,
                statements.first(HIGHEST, row -> row.getLong(1), partition).orElse(0L));
    }

    void recoverAll() {
        for (var partition = 0; partition < EventLog.PARTITIONS; partition++) {
            recover(partition);
        }
    }

    /** Those of partitions that have events. */
    Map<Integer, Long> known() {
        var known = new HashMap<Integer, Long>();
        for (var partition = 0; partition < EventLog.PARTITIONS; partition++) {
            if (last.get(partition) > 0) {
                known.put(partition, last.get(partition));
            }
        }
        return known;
    }
}
