package stoa.kernel.messaging;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import stoa.api.plugin.Outage;
import stoa.api.stream.StreamId;
import stoa.kernel.contract.log.Append;
import stoa.kernel.contract.log.EventLog;
import stoa.kernel.contract.log.FollowBatch;
import stoa.kernel.contract.log.StoredEvent;
import stoa.kernel.contract.log.StoredReceipt;
import stoa.kernel.contract.log.StoredSnapshot;
import stoa.kernel.contract.log.StoredTimer;
import stoa.kernel.contract.log.StreamHead;

/** A log that fails before or after a commit when it is told to. */
public final class FaultyLog implements EventLog {
    private final EventLog log;
    private final AtomicLong groups = new AtomicLong();
    private volatile Consumer<List<Append>> before = _ -> {};
    private volatile Consumer<List<Append>> after = _ -> {};
    private volatile Runnable reading = () -> {};

    public FaultyLog(EventLog log) {
        this.log = log;
    }

    /** Called before each commit; what it throws makes the commit fail. */
    public void before(Consumer<List<Append>> hook) {
        before = hook;
    }

    /** Called after each commit; what it throws looks like a failure although everything was written. */
    public void after(Consumer<List<Append>> hook) {
        after = hook;
    }

    /** Called before each reading of events and receipts; what it throws makes the reading fail. */
    public void reading(Runnable hook) {
        reading = hook;
    }

    public long groups() {
        return groups.get();
    }

    @Override
    public List<Long> append(List<Append> group) {
        before.accept(group);
        var positions = log.append(group);
        after.accept(group);
        groups.incrementAndGet();
        return positions;
    }

    @Override
    public int committers() {
        return log.committers();
    }

    @Override
    public StreamHead head(StreamId stream) {
        return log.head(stream);
    }

    @Override
    public List<StoredEvent> read(StreamId stream, long after, int limit, long maxBytes) {
        reading.run();
        return log.read(stream, after, limit, maxBytes);
    }

    @Override
    public Optional<StoredSnapshot> snapshot(StreamId stream) {
        return log.snapshot(stream);
    }

    @Override
    public void saveSnapshot(StreamId stream, StoredSnapshot snapshot, long firstSequence) {
        log.saveSnapshot(stream, snapshot, firstSequence);
    }

    @Override
    public Optional<StoredReceipt> receipt(StreamId stream, String key) {
        reading.run();
        return log.receipt(stream, key);
    }

    @Override
    public List<StoredTimer> dueTimers(Instant now, int limit) {
        return log.dueTimers(now, limit);
    }

    @Override
    public Optional<Instant> nextTimer() {
        return log.nextTimer();
    }

    @Override
    public FollowBatch follow(Map<Integer, Long> after, Set<String> kinds, int limit) {
        return log.follow(after, kinds, limit);
    }

    @Override
    public Map<Integer, Long> positions() {
        return log.positions();
    }

    @Override
    public String incarnation() {
        return log.incarnation();
    }

    @Override
    public Optional<Outage> lastOutage() {
        return log.lastOutage();
    }
}
