package stoa.kernel.persistence.log;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import stoa.api.stream.StreamId;
import stoa.kernel.contract.log.FollowBatch;
import stoa.kernel.contract.log.StoredEvent;
import stoa.kernel.contract.log.StoredReceipt;
import stoa.kernel.contract.log.StoredTimer;
import stoa.kernel.contract.log.StreamHead;
import stoa.kernel.persistence.database.Nanos;
import stoa.kernel.persistence.database.Statements;

/** All reading of the log. Any thread. */
final class LogReader {
    /** Rows per statement, so that a large limit never holds that many payloads at once. */
    private static final int PAGE = 200;
    /** How many positions one step of a follower passes at most, however few of them are of its kinds. */
    private static final long WINDOW = 50_000;

    private static final String READ =
            "select " + Events.COLUMNS + " from stoa.event_log where stream = ? and seq > ? order by seq limit ?";
    private static final String FOLLOW = "select " + Events.COLUMNS
            + " from stoa.event_log where part = ? and pos > ? and pos <= ? and kind = any(?) order by pos limit ?";
    private static final String TIMERS =
            "select stream, name, due, command, version, payload, setting from stoa.timer where due <= ? order by due, stream limit ?";

    private final Statements statements;
    private final Positions positions;
    private final Tail tail;
    private final InstantSource clock;
    private final AtomicInteger turn = new AtomicInteger();

    LogReader(Statements statements, Positions positions, Tail tail, InstantSource clock) {
        this.statements = statements;
        this.positions = positions;
        this.tail = tail;
        this.clock = clock;
    }

    StreamHead head(StreamId stream) {
        return statements
                .first(
                        "select last_seq, first_seq, snapshot_seq from stoa.stream_head where stream = ?",
                        row -> new StreamHead(row.getLong(1), row.getLong(2), row.getLong(3)),
                        stream.toString())
                .orElse(StreamHead.NONE);
    }

    List<StoredEvent> read(StreamId stream, long after, int limit, long maxBytes) {
        var events = new ArrayList<StoredEvent>();
        var bytes = 0L;
        var last = after;
        while (events.size() < limit) {
            var size = Math.min(PAGE, limit - events.size());
            var page = statements.query(READ, Events::read, stream.toString(), last, size);
            for (var event : page) {
                bytes += event.payload().length;
                if (bytes > maxBytes && !events.isEmpty()) {
                    return events;
                }
                events.add(event);
            }
            if (page.size() < size) {
                return events;
            }
            last = page.getLast().sequence();
        }
        return events;
    }

    FollowBatch follow(Map<Integer, Long> after, Set<String> kinds, int limit) {
        var pending = new TreeMap<Integer, Long>();
        after.forEach((partition, position) -> {
            if (position < positions.of(partition)) {
                pending.put(partition, position);
            }
        });
        var reached = new HashMap<>(after);
        var events = new ArrayList<StoredEvent>();
        var share = Math.max(1, limit / Math.max(1, pending.size()));
        for (var partition : rotated(pending)) {
            if (events.size() < limit) {
                var part = new Part(partition, pending.getOrDefault(partition, 0L), positions.of(partition));
                reached.put(partition, step(part, kinds, Math.min(share, limit - events.size()), events));
            }
        }
        return new FollowBatch(events, reached);
    }

    /** A different partition first each time, so that busy ones never starve the rest. */
    private List<Integer> rotated(Map<Integer, Long> pending) {
        var list = new ArrayList<>(pending.keySet());
        if (!list.isEmpty()) {
            Collections.rotate(list, -Math.floorMod(turn.getAndIncrement(), list.size()));
        }
        return list;
    }

    /** Adds a partition's next events and returns the position up to which nothing was left out. */
    private long step(Part part, Set<String> kinds, int limit, List<StoredEvent> events) {
        var until = Math.min(part.last(), part.after() + WINDOW);
        var found = tail.after(part.partition(), new Tail.Span(part.after(), until), kinds, limit)
                .orElseGet(() -> page(part, until, kinds, limit));
        events.addAll(found);
        return found.size() < limit ? until : found.getLast().position();
    }

    private List<StoredEvent> page(Part part, long until, Set<String> kinds, int limit) {
        var wanted = Statements.array("varchar", List.copyOf(kinds));
        return statements.query(FOLLOW, Events::read, part.partition(), part.after(), until, wanted, limit);
    }

    Optional<StoredReceipt> receipt(StreamId stream, String key) {
        return statements.first(
                "select seq, moment from stoa.receipt where stream = ? and receipt_key = ?",
                row -> new StoredReceipt(row.getLong(1), Nanos.instant(row.getLong(2))),
                stream.toString(),
                key);
    }

    List<StoredTimer> dueTimers(Instant now, int limit) {
        return statements.query(
                TIMERS,
                row -> new StoredTimer(
                        StreamId.parse(row.getString(1)),
                        row.getString(2),
                        Nanos.instant(row.getLong(3)),
                        row.getString(4),
                        row.getInt(5),
                        row.getBytes(6),
                        row.getLong(7)),
                Nanos.of(now),
                limit);
    }

    Optional<Instant> nextTimer() {
        return statements.first(
                "select due from stoa.timer where due > ? order by due limit 1",
                row -> Nanos.instant(row.getLong(1)),
                Nanos.of(clock.instant()));
    }

    /** A partition, where the follower stands, and where the log ends. */
    private record Part(int partition, long after, long last) {}
}
