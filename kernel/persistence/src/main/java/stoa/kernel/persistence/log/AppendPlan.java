package stoa.kernel.persistence.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;
import stoa.api.stream.StreamId;
import stoa.kernel.contract.log.Append;
import stoa.kernel.contract.log.EventLog;
import stoa.kernel.contract.log.LogConflict;
import stoa.kernel.contract.log.NewEvent;
import stoa.kernel.contract.log.StoredEvent;

/** What one group writes, with sequences and positions given out; nothing in it touches the database. */
final class AppendPlan {
    private final Positions positions;
    private final List<StoredEvent> events = new ArrayList<>();
    private final Map<StreamId, HeadMove> heads = new LinkedHashMap<>();
    private final List<NewReceipt> receipts = new ArrayList<>();
    private final TimerChanges timers = new TimerChanges();
    private final Map<Integer, Long> reached = new TreeMap<>();
    private final List<Long> answers = new ArrayList<>();

    private AppendPlan(Positions positions) {
        this.positions = positions;
    }

    /** Throws {@link LogConflict} when entries of one stream do not follow on each other. */
    static AppendPlan of(List<Append> group, Positions positions) {
        var plan = new AppendPlan(positions);
        group.forEach(plan::add);
        return plan;
    }

    private void add(Append entry) {
        var stream = entry.stream();
        var partition = EventLog.partitionOf(stream);
        reached.computeIfAbsent(partition, positions::of);
        var sequence = entry.expected();
        for (var event : entry.events()) {
            sequence++;
            add(entry, event, sequence);
        }
        var position = reached.getOrDefault(partition, 0L);
        heads.merge(
                stream,
                new HeadMove(entry.expected(), sequence, position),
                (before, next) -> before.then(stream, next));
        var last = sequence;
        entry.receiptKey().ifPresent(key -> receipts.add(new NewReceipt(stream, key, last, entry.at())));
        entry.timers().forEach(change -> timers.add(stream, change));
        answers.add(position);
    }

    private void add(Append entry, NewEvent event, long sequence) {
        if (event.payload().length > EventLog.LARGEST_PAYLOAD) {
            throw new PlatformException(
                    Errors.TOO_LARGE,
                    "Event '" + event.type() + "' of stream '" + entry.stream() + "' has " + event.payload().length
                            + " bytes, at most " + EventLog.LARGEST_PAYLOAD
                            + " are kept. Split it, or store the bytes elsewhere.");
        }
        var partition = EventLog.partitionOf(entry.stream());
        var position = reached.merge(partition, 1L, Long::sum);
        events.add(new StoredEvent(
                entry.stream(),
                sequence,
                partition,
                position,
                event.type(),
                event.version(),
                event.codec(),
                event.payload(),
                event.by(),
                entry.at()));
    }

    List<StoredEvent> events() {
        return events;
    }

    Map<StreamId, HeadMove> heads() {
        return heads;
    }

    List<NewReceipt> receipts() {
        return receipts;
    }

    TimerChanges timers() {
        return timers;
    }

    /** The partitions touched and the position each has afterwards. */
    Map<Integer, Long> reached() {
        return reached;
    }

    /** For each entry the position of its last event. */
    List<Long> answers() {
        return answers;
    }

    /** A stream's sequence before and after the group. */
    record HeadMove(long expected, long last, long position) {
        boolean isStill() {
            return last == expected;
        }

        HeadMove then(StreamId stream, HeadMove next) {
            if (next.expected != last) {
                throw new LogConflict(
                        "Stream '" + stream + "' stands at " + last + " within the group, but an entry expects "
                                + next.expected,
                        false,
                        null);
            }
            return new HeadMove(expected, next.last, next.position);
        }
    }

    /** An idempotency key with its answer. */
    record NewReceipt(StreamId stream, String key, long sequence, Instant at) {}
}
