package stoa.kernel.persistence.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import stoa.kernel.contract.log.EventLog;
import stoa.kernel.contract.log.StoredEvent;

/**
 * The newest events of each partition as they were committed, so that followers who keep up need no query. Holds a run of
 * positions without a gap, or nothing. Any thread.
 */
final class Tail {
    private static final int MOST_EVENTS = 512;
    private static final long MOST_BYTES = 256 << 10;

    private final List<Run> runs =
            IntStream.range(0, EventLog.PARTITIONS).mapToObj(_ -> new Run()).toList();

    /** Called by the partitions' committer, in the order of positions and after the commit. */
    void add(List<StoredEvent> committed) {
        committed.forEach(event -> runs.get(event.partition()).add(event));
    }

    /**
     * The events of the kinds after a position, at most {@code limit}; empty when the positions up to {@code until} are not all
     * here.
     */
    Optional<List<StoredEvent>> after(int partition, Span span, Set<String> kinds, int limit) {
        return runs.get(partition).after(span, kinds, limit);
    }

    /** Positions after one and up to another. */
    record Span(long after, long until) {}

    private static final class Run {
        private final Deque<StoredEvent> events = new ArrayDeque<>();
        private long bytes;

        synchronized void add(StoredEvent event) {
            if (!events.isEmpty() && events.getLast().position() + 1 != event.position()) {
                events.clear();
                bytes = 0;
            }
            events.addLast(event);
            bytes += event.payload().length;
            while (events.size() > MOST_EVENTS || bytes > MOST_BYTES && events.size() > 1) {
                bytes -= events.removeFirst().payload().length;
            }
        }

        synchronized Optional<List<StoredEvent>> after(Span span, Set<String> kinds, int limit) {
            if (events.isEmpty()
                    || events.getFirst().position() > span.after() + 1
                    || events.getLast().position() < span.until()) {
                return Optional.empty();
            }
            var found = new ArrayList<StoredEvent>();
            var newest = events.descendingIterator();
            for (var event = newest.next(); event.position() > span.after(); event = newest.next()) {
                if (event.position() <= span.until()
                        && kinds.contains(event.stream().kind())) {
                    found.addFirst(event);
                }
                if (!newest.hasNext()) {
                    break;
                }
            }
            return Optional.of(List.copyOf(found.subList(0, Math.min(limit, found.size()))));
        }
    }
}
