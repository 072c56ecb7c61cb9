package stoa.kernel.messaging.job;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.kernel.contract.store.JobTable;
import stoa.kernel.contract.store.StoredJob;
import stoa.kernel.messaging.meter.Hops;
import stoa.kernel.messaging.registry.Blame;
import stoa.kernel.messaging.registry.Held;
import stoa.kernel.messaging.registry.Latest;
import stoa.kernel.messaging.registry.Pulse;
import stoa.kernel.messaging.registry.Repeats;

/**
 * Takes due jobs, watches their deadlines and keeps their leases. The clock is looked at every few milliseconds. What is
 * submitted in this process comes here by itself; the table is only read when it may hold something else that is due.
 */
final class JobRunner {
    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final Duration GLANCE = Duration.ofMillis(15);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final long STUCK_NANOS = Duration.ofSeconds(2).toNanos();

    private final JobTable table;
    private final InstantSource clock;
    private final Duration lease;
    private final Hops hops;
    private final Latest<Held<Handler<?>>> handlers = new Latest<>();
    private final Map<String, Attempt> running = new ConcurrentHashMap<>();
    private final Backlog.Shelves shelves = new Backlog.Shelves();
    private final Results results;
    private final Pulse pulse = new Pulse();
    private final Repeats failures = new Repeats();
    private final Blame blame = new Blame();
    private final Thread thread = Thread.ofPlatform().name("jobs").daemon().unstarted(this::run);
    private volatile boolean stopped;
    private Instant renewAt = Instant.MIN;

    JobRunner(JobTable table, InstantSource clock, Duration lease, Hops hops) {
        this.table = table;
        this.clock = clock;
        this.lease = lease;
        this.hops = hops;
        this.results = new Results(table, clock, hops);
        hops.show("jobs.running", running::size);
    }

    Latest<Held<Handler<?>>> handlers() {
        return handlers;
    }

    Blame blame() {
        return blame;
    }

    void start() {
        thread.start();
    }

    /** A handler came or went. */
    void handlersChanged(String kind) {
        shelves.remove(kind);
        pulse.ring();
    }

    /** The job is in the table, or will be when the transaction of this thread commits. */
    void submitted(StoredJob job) {
        var shelf = shelves.find(job.kind());
        if (shelf == null || stopped) {
            return;
        }
        if (job.due().isAfter(clock.instant())) {
            shelf.doubt();
        } else {
            shelf.offer(job);
            pulse.ring();
        }
    }

    private void run() {
        while (!stopped) {
            try {
                pulse.await(GLANCE);
                watchDeadlines();
                renewLeases();
                free().forEach(this::serve);
            } catch (InterruptedException stop) {
                return;
            } catch (RuntimeException failure) {
                report("Jobs could not be read; trying again", failure.toString());
                pause();
            }
        }
    }

    private void pause() {
        var end = System.nanoTime() + AFTER_FAILURE.toNanos();
        while (!stopped && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(GLANCE.toNanos());
            watchDeadlines();
        }
    }

    private void serve(String kind, int places) {
        var shelf = shelves.of(kind);
        for (var left = places; left > 0 && !stopped; left--) {
            var now = clock.instant();
            if (shelf.isTimeToRead(now)) {
                hops.count("jobs.read");
                shelf.read(table, kind, now, job -> running.containsKey(id(job)));
            }
            var job = shelf.poll();
            if (job == null) {
                return;
            }
            begin(job, now);
        }
    }

    private static String id(StoredJob job) {
        return job.kind() + "/" + job.key();
    }

    private void begin(StoredJob job, Instant now) {
        var held = handlers.current(job.kind());
        if (held == null) {
            return;
        }
        var until = now.plus(lease);
        var attempt = new Attempt(job.taken(until), () -> table.take(job, until), held, now.plus(job.limit()));
        if (running.putIfAbsent(attempt.id(), attempt) == null) {
            attempt.start(this::ended);
        }
    }

    /** Leases before anything is read: a clock that leapt must not make our own running jobs look lost. */
    private void renewLeases() {
        var now = clock.instant();
        if (!running.isEmpty() && !now.isBefore(renewAt)) {
            running.values().stream()
                    .filter(Attempt::isTaken)
                    .forEach(each -> table.extend(each.job(), now.plus(lease)));
            renewAt = now.plus(lease.dividedBy(3));
        }
    }

    /** How many more of each kind may run. */
    private Map<String, Integer> free() {
        var free = new ConcurrentHashMap<String, Integer>();
        handlers.serving().forEach((kind, held) -> {
            var busy = running.values().stream()
                    .filter(each -> each.job().kind().equals(kind))
                    .count();
            var places = held.service().concurrency() - (int) busy;
            if (places > 0) {
                free.put(kind, places);
            }
        });
        return free;
    }

    /** Out of hand first, so that whoever reads what it left in the table may take it. */
    private void ended(Attempt attempt, Attempt.Outcome outcome, String error) {
        results.record(attempt, outcome, error);
        if (outcome == Attempt.Outcome.FAILED || outcome == Attempt.Outcome.LATE) {
            attempt.failure()
                    .ifPresent(failure ->
                            blame.failed(attempt.held().service().handler(), "job '" + attempt.id() + "'", failure));
        }
        running.remove(attempt.id(), attempt);
        var shelf = shelves.find(attempt.job().kind());
        if (shelf != null && outcome == Attempt.Outcome.NOT_TAKEN) {
            notTaken(shelf, error);
        } else if (shelf != null && outcome != Attempt.Outcome.DONE) {
            shelf.doubt();
        }
        if (outcome != Attempt.Outcome.NOT_TAKEN) {
            pulse.ring();
        }
    }

    private void notTaken(Backlog shelf, String error) {
        if (error.isEmpty()) {
            shelf.beEager();
        } else {
            shelf.rest();
            report("Jobs could not be taken; trying again", error);
        }
    }

    private void watchDeadlines() {
        var now = System.nanoTime();
        for (var attempt : running.values()) {
            if (attempt.deadline().hasPassed(clock)) {
                attempt.interrupt(now);
            }
            if (attempt.isStuck(now, STUCK_NANOS) && attempt.abandon()) {
                leak(attempt, Attempt.Outcome.LATE);
            }
        }
    }

    private void leak(Attempt attempt, Attempt.Outcome outcome) {
        hops.count("jobs.leaked");
        LOG.atError()
                .addKeyValue("job", attempt.id())
                .log("A job does not stop when it is interrupted; its thread is left behind");
        ended(attempt, outcome, "");
    }

    /** The handler left, but these threads do not come back from it. */
    void abandon(Held<?> held) {
        for (var attempt : List.copyOf(running.values())) {
            if (attempt.held() == held && attempt.abandon()) {
                leak(attempt, Attempt.Outcome.RELEASED);
            }
        }
    }

    private void report(String sentence, String error) {
        var number = failures.next();
        if (number > 0) {
            LOG.atWarn()
                    .addKeyValue("count", number)
                    .addKeyValue("error", error)
                    .log(sentence);
        }
    }

    /** Idempotent. */
    void stop(Duration most, Duration grace) {
        stopped = true;
        pulse.ring();
        awaitNone(most);
        var left = new HashSet<Held<Handler<?>>>();
        running.values().forEach(attempt -> left.add(attempt.held()));
        left.forEach(held -> {
            held.leave(Duration.ZERO, grace);
            abandon(held);
        });
        join(grace);
    }

    private void awaitNone(Duration most) {
        var end = System.nanoTime() + most.toNanos();
        while (!running.isEmpty() && System.nanoTime() - end < 0) {
            watchDeadlines();
            LockSupport.parkNanos(GLANCE.toNanos());
        }
    }

    private void join(Duration grace) {
        try {
            thread.join(grace);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
