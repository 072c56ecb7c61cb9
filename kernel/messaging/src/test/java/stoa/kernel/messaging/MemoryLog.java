package stoa.kernel.messaging;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import stoa.api.plugin.Outage;
import stoa.api.stream.StreamId;
import stoa.kernel.contract.log.Append;
import stoa.kernel.contract.log.EventLog;
import stoa.kernel.contract.log.FollowBatch;
import stoa.kernel.contract.log.LogConflict;
import stoa.kernel.contract.log.StoredEvent;
import stoa.kernel.contract.log.StoredReceipt;
import stoa.kernel.contract.log.StoredSnapshot;
import stoa.kernel.contract.log.StoredTimer;
import stoa.kernel.contract.log.StreamHead;

/** A log in memory that keeps every rule of the contract. */
public final class MemoryLog implements EventLog {
    private final InstantSource clock;
    private final int committers;
    private final Map<StreamId, List<StoredEvent>> events = new HashMap<>();
    private final Map<StreamId, Long> firsts = new HashMap<>();
    private final Map<StreamId, StoredSnapshot> snapshots = new HashMap<>();
    private final Map<String, StoredReceipt> receipts = new HashMap<>();
    private final Map<String, StoredTimer> timers = new TreeMap<>();
    private final Map<Integer, List<StoredEvent>> partitions = new HashMap<>();

    public MemoryLog(InstantSource clock, int committers) {
        this.clock = clock;
        this.committers = committers;
    }

    @Override
    public int committers() {
        return committers;
    }

    @Override
    public synchronized List<Long> append(List<Append> group) {
        check(group);
        return group.stream().map(this::write).toList();
    }

    private void check(List<Append> group) {
        var heads = new HashMap<StreamId, Long>();
        var keys = new HashMap<String, Boolean>();
        for (var append : group) {
            var head = heads.getOrDefault(append.stream(), lastSequence(append.stream()));
            if (head != append.expected()) {
                throw new LogConflict(append.stream() + " is at " + head + ", not " + append.expected(), false, null);
            }
            heads.put(append.stream(), head + append.events().size());
            append.receiptKey().map(key -> append.stream() + " " + key).ifPresent(key -> {
                if (receipts.containsKey(key) || keys.put(key, true) != null) {
                    throw new LogConflict("Key " + key + " is there", false, null);
                }
            });
        }
    }

    private long write(Append append) {
        var partition = EventLog.partitionOf(append.stream());
        var list = events.computeIfAbsent(append.stream(), _ -> new ArrayList<>());
        var positions = partitions.computeIfAbsent(partition, _ -> new ArrayList<>());
        for (var event : append.events()) {
            var stored = new StoredEvent(
                    append.stream(),
                    list.size() + 1,
                    partition,
                    positions.size() + 1,
                    event.type(),
                    event.version(),
                    event.codec(),
                    event.payload(),
                    event.by(),
                    append.at());
            list.add(stored);
            positions.add(stored);
        }
        append.receiptKey()
                .ifPresent(
                        key -> receipts.put(append.stream() + " " + key, new StoredReceipt(list.size(), append.at())));
        append.timers().forEach(change -> change(append.stream(), change));
        return positions.size();
    }

    private void change(StreamId stream, Append.TimerChange change) {
        var key = stream + " " + change.name();
        switch (change) {
            case Append.SetTimer set ->
                timers.put(
                        key,
                        new StoredTimer(
                                stream,
                                set.name(),
                                set.due(),
                                set.command(),
                                set.version(),
                                set.payload(),
                                set.setting()));
            case Append.ClearTimer clear ->
                timers.computeIfPresent(
                        key, (_, timer) -> clear.setting() == 0 || clear.setting() == timer.setting() ? null : timer);
        }
    }

    private long lastSequence(StreamId stream) {
        return events.getOrDefault(stream, List.of()).size();
    }

    @Override
    public synchronized StreamHead head(StreamId stream) {
        var snapshot = snapshots.get(stream);
        return new StreamHead(
                lastSequence(stream), firsts.getOrDefault(stream, 1L), snapshot == null ? 0 : snapshot.sequence());
    }

    @Override
    public synchronized List<StoredEvent> read(StreamId stream, long after, int limit, long maxBytes) {
        var found = new ArrayList<StoredEvent>();
        var bytes = 0L;
        for (var event : events.getOrDefault(stream, List.of())) {
            if (event.sequence() <= after || event.sequence() < firsts.getOrDefault(stream, 1L)) {
                continue;
            }
            bytes += event.payload().length;
            if (found.size() >= limit || (bytes > maxBytes && !found.isEmpty())) {
                break;
            }
            found.add(event);
        }
        return found;
    }

    @Override
    public synchronized Optional<StoredSnapshot> snapshot(StreamId stream) {
        return Optional.ofNullable(snapshots.get(stream));
    }

    @Override
    public synchronized void saveSnapshot(StreamId stream, StoredSnapshot snapshot, long firstSequence) {
        snapshots.put(stream, snapshot);
        firsts.merge(stream, firstSequence, Math::max);
    }

    @Override
    public synchronized Optional<StoredReceipt> receipt(StreamId stream, String key) {
        return Optional.ofNullable(receipts.get(stream + " " + key));
    }

    @Override
    public synchronized List<StoredTimer> dueTimers(Instant now, int limit) {
        return timers.values().stream()
                .filter(timer -> !timer.due().isAfter(now))
                .sorted(Comparator.comparing(StoredTimer::due))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Optional<Instant> nextTimer() {
        var now = clock.instant();
        return timers.values().stream()
                .map(StoredTimer::due)
                .filter(due -> due.isAfter(now))
                .min(Comparator.naturalOrder());
    }

    @Override
    public synchronized FollowBatch follow(Map<Integer, Long> after, Set<String> kinds, int limit) {
        var found = new ArrayList<StoredEvent>();
        var reached = new HashMap<Integer, Long>();
        after.forEach((partition, position) -> {
            var all = partitions.getOrDefault(partition, List.of());
            var at = position;
            while (at < all.size() && found.size() < limit) {
                var event = all.get((int) (long) at++);
                if (kinds.contains(event.stream().kind())) {
                    found.add(event);
                }
            }
            reached.put(partition, at);
        });
        return new FollowBatch(found, reached);
    }

    @Override
    public synchronized Map<Integer, Long> positions() {
        var last = new HashMap<Integer, Long>();
        partitions.forEach((partition, all) -> last.put(partition, (long) all.size()));
        return last;
    }

    @Override
    public String incarnation() {
        return "memory";
    }

    @Override
    public Optional<Outage> lastOutage() {
        return Optional.empty();
    }
}
