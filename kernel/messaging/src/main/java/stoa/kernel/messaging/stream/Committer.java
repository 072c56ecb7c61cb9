package stoa.kernel.messaging.stream;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;
import stoa.kernel.contract.log.Append;
import stoa.kernel.contract.log.EventLog;
import stoa.kernel.contract.log.LogConflict;
import stoa.kernel.contract.log.NewEvent;
import stoa.kernel.contract.log.StoredEvent;
import stoa.kernel.messaging.meter.Hops;
import stoa.kernel.messaging.meter.Hops.Hop;
import stoa.kernel.messaging.registry.Repeats;

/**
 * Appends the decisions of many streams in one commit. It takes what is there without waiting for more: the commit before is
 * the time in which the next group gathers.
 */
final class Committer {
    private static final Logger LOG = LoggerFactory.getLogger(Committer.class);
    private static final int MOST_EVENTS = 1000;
    private static final long MOST_BYTES = 1 << 20;

    /** After so many failures in a row that are no conflicts, the log itself is taken to be out of order. */
    private static final int LOG_DOWN = 2;

    private final EventLog log;
    private final Commits commits;
    private final Hops hops;
    private final BlockingQueue<Flight> queue;
    private final Repeats failures = new Repeats();
    private final Thread thread;
    private volatile boolean stopped;
    private volatile boolean busy;

    Committer(int number, EventLog log, Commits commits, Hops hops, int capacity) {
        this.log = log;
        this.commits = commits;
        this.hops = hops;
        this.queue = new ArrayBlockingQueue<>(capacity);
        this.thread = Thread.ofPlatform().name("committer-" + number).daemon().unstarted(this::run);
        hops.show("committer." + number + ".queue", queue::size);
    }

    void start() {
        thread.start();
    }

    /** False when the queue is full: the log is slower than the commands. */
    boolean offer(Flight flight) {
        return !stopped && queue.offer(flight);
    }

    boolean isFull() {
        return queue.remainingCapacity() == 0;
    }

    boolean isIdle() {
        return queue.isEmpty() && !busy;
    }

    /** Commits what is waiting, then ends; the thread is never interrupted, for it works on the database. */
    void stop() {
        stopped = true;
    }

    void join(long millis) throws InterruptedException {
        thread.join(millis);
    }

    private void run() {
        while (!stopped || !queue.isEmpty()) {
            try {
                var first = queue.poll(50, TimeUnit.MILLISECONDS);
                if (first != null) {
                    busy = true;
                    commit(gather(first));
                }
            } catch (InterruptedException stop) {
                stopped = true;
            } catch (RuntimeException | Error unexpected) {
                LOG.atError().addKeyValue("error", unexpected).log("Committer failed outside of the log");
            } finally {
                busy = false;
            }
        }
    }

    private List<Flight> gather(Flight first) {
        var group = new ArrayList<Flight>();
        var events = 0;
        var bytes = 0L;
        for (var flight = first; flight != null; flight = queue.poll()) {
            group.add(flight);
            events += append(flight).events().size();
            bytes += size(append(flight));
            if (events >= MOST_EVENTS || bytes >= MOST_BYTES || group.size() >= MOST_EVENTS) {
                break;
            }
        }
        return group;
    }

    private static Append append(Flight flight) {
        var append = flight.append();
        if (append == null) {
            throw new IllegalStateException("A flight without an append does not come to the committer");
        }
        return append;
    }

    private static long size(Append append) {
        return append.events().stream()
                .mapToLong(event -> event.payload().length)
                .sum();
    }

    private void commit(List<Flight> group) {
        var sound = new ArrayList<Flight>(group.size());
        for (var flight : group) {
            if (flight.spoiled().get()) {
                crash(flight, new LogConflict("An earlier command of the stream was not committed", false, null));
            } else {
                sound.add(flight);
            }
        }
        if (sound.isEmpty()) {
            return;
        }
        try {
            append(sound);
        } catch (RuntimeException failure) {
            note(failure, sound.size());
            apart(sound, failure);
        }
    }

    private void append(List<Flight> group) {
        var start = System.nanoTime();
        var positions = log.append(group.stream().map(Committer::append).toList());
        hops.since(Hop.COMMIT, start);
        group.forEach(Flight::landed);
        commits.committed(stored(group, positions));
    }

    /**
     * One bad stream must not fail the others: each on its own, unless the log as a whole is out of order, or it is not known
     * whether the group was written: then the mailboxes have to ask the log before anything is written again.
     */
    private void apart(List<Flight> group, RuntimeException failure) {
        if (group.size() == 1 || isUnknown(failure)) {
            group.forEach(flight -> crash(flight, failure));
            return;
        }
        var inARow = failure instanceof LogConflict ? 0 : 1;
        for (var flight : group) {
            if (flight.spoiled().get() || inARow >= LOG_DOWN) {
                crash(flight, failure);
                continue;
            }
            try {
                append(List.of(flight));
                inARow = 0;
            } catch (RuntimeException single) {
                inARow = single instanceof LogConflict ? inARow : inARow + 1;
                crash(flight, single);
            }
        }
    }

    private static boolean isUnknown(RuntimeException failure) {
        return failure instanceof PlatformException known && known.code().equals(Errors.NOT_READY);
    }

    private void note(RuntimeException failure, int size) {
        hops.count("committer.failures");
        var number = failures.next();
        if (number > 0) {
            LOG.atWarn()
                    .addKeyValue("entries", size)
                    .addKeyValue("count", number)
                    .addKeyValue("error", failure.toString())
                    .log("A group was not committed; its streams are looked at one by one");
        }
    }

    private static void crash(Flight flight, RuntimeException cause) {
        flight.spoiled().set(true);
        flight.mailbox().crashed(flight, cause);
    }

    private static List<StoredEvent> stored(List<Flight> group, List<Long> positions) {
        var events = new ArrayList<StoredEvent>();
        for (int i = 0; i < group.size(); i++) {
            addStored(append(group.get(i)), positions.get(i), events);
        }
        return Collections.unmodifiableList(events);
    }

    private static void addStored(Append append, long lastPosition, List<StoredEvent> events) {
        var partition = EventLog.partitionOf(append.stream());
        var position = lastPosition - append.events().size();
        var sequence = append.expected();
        for (NewEvent event : append.events()) {
            events.add(new StoredEvent(
                    append.stream(),
                    ++sequence,
                    partition,
                    ++position,
                    event.type(),
                    event.version(),
                    event.codec(),
                    event.payload(),
                    event.by(),
                    append.at()));
        }
    }
}
