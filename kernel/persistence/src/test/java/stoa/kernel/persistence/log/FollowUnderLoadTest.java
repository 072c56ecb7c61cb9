package stoa.kernel.persistence.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static stoa.kernel.persistence.log.Appends.events;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import stoa.api.stream.StreamId;
import stoa.kernel.contract.log.EventLog;
import stoa.kernel.contract.log.StoredEvent;
import stoa.kernel.persistence.Bed;
import stoa.kernel.persistence.database.Engine;

final class FollowUnderLoadTest {
    private static final int WRITERS = 12;
    private static final int EACH = 60;

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aFollowerSeesEveryEventOnceAndInOrderWhileAllCommittersWrite(Engine engine) {
        try (var bed = Bed.open(engine)) {
            var running = new CountDownLatch(WRITERS);
            for (var i = 0; i < WRITERS; i++) {
                var stream = StreamId.of("debate", "d" + i);
                Thread.ofVirtual().start(() -> write(bed.log(), stream, running));
            }

            var seen = followAll(bed.log(), running);

            assertEquals(WRITERS * EACH, seen.size());
            assertEquals(
                    WRITERS * EACH,
                    Set.copyOf(seen.stream().map(StoredEvent::id).toList()).size());
            var last = new HashMap<Integer, Long>();
            for (var event : seen) {
                assertEquals(last.getOrDefault(event.partition(), 0L) + 1, event.position());
                last.put(event.partition(), event.position());
            }
        }
    }

    private static void write(JdbcEventLog log, StreamId stream, CountDownLatch running) {
        for (var i = 0; i < EACH; i++) {
            log.append(List.of(events(stream, i, "e" + i)));
        }
        running.countDown();
    }

    private static List<StoredEvent> followAll(JdbcEventLog log, CountDownLatch running) {
        Map<Integer, Long> reached = new HashMap<>();
        for (var partition = 0; partition < EventLog.PARTITIONS; partition++) {
            reached.put(partition, 0L);
        }
        var seen = new ArrayList<StoredEvent>();
        for (var last = false; !last; ) {
            last = running.getCount() == 0;
            var batch = log.follow(reached, Set.of("debate"), 40);
            seen.addAll(batch.events());
            reached = batch.reached();
            last &= batch.events().isEmpty();
        }
        return seen;
    }
}
