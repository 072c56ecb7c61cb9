package stoa.kernel.messaging.job;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.kernel.contract.store.JobTable;
import stoa.kernel.messaging.meter.Hops;
import stoa.kernel.messaging.registry.Blame;
import stoa.kernel.messaging.registry.Held;
import stoa.kernel.messaging.registry.Latest;
import stoa.kernel.messaging.registry.Pulse;
import stoa.kernel.messaging.registry.Repeats;

/**
 * Claims due jobs, watches their deadlines and keeps their leases. The clock is looked at every few milliseconds; the table is
 * only asked when something is due, was submitted, or has been quiet for a second.
 */
final class JobRunner {
    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final Duration GLANCE = Duration.ofMillis(15);
    private static final long PROBE_NANOS = Duration.ofSeconds(1).toNanos();

    /** A job submitted in a transaction is not there before its commit: so long the table is asked at every glance. */
    private static final long EAGER_NANOS = Duration.ofMillis(200).toNanos();

    private static final long STUCK_NANOS = Duration.ofSeconds(2).toNanos();

    private final JobTable table;
    private final InstantSource clock;
    private final Duration lease;
    private final Hops hops;
    private final Latest<Held<Handler<?>>> handlers = new Latest<>();
    private final Map<String, Attempt> running = new ConcurrentHashMap<>();
    private final Results results;
    private final Pulse pulse = new Pulse();
    private final Repeats failures = new Repeats();
    private final Blame blame = new Blame();
    private final Thread thread = Thread.ofPlatform().name("jobs").daemon().unstarted(this::run);
    private volatile boolean stopped;
    private volatile long eagerUntil = System.nanoTime();
    private long nextProbe = System.nanoTime();
    private Instant nextDue = Instant.MIN;
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

    void wake() {
        eagerUntil = Math.max(eagerUntil, System.nanoTime() + 1);
        pulse.ring();
    }

    void submitted() {
        eagerUntil = System.nanoTime() + EAGER_NANOS;
        pulse.ring();
    }

    private void run() {
        while (!stopped) {
            try {
                var woken = pulse.await(GLANCE);
                watchDeadlines();
                if (woken || isTimeToAsk()) {
                    ask();
                }
            } catch (InterruptedException stop) {
                return;
            } catch (RuntimeException failure) {
                report(failure);
                nextDue = Instant.MAX;
                nextProbe = System.nanoTime() + PROBE_NANOS;
            }
        }
    }

    private boolean isTimeToAsk() {
        var now = System.nanoTime();
        return now - nextProbe >= 0 || now - eagerUntil < 0 || !clock.instant().isBefore(nextDue);
    }

    /** Leases first: a clock that leapt must not make our own running jobs look lost. */
    private void ask() {
        nextProbe = System.nanoTime() + PROBE_NANOS;
        renewLeases();
        var free = free();
        free.forEach(this::claim);
        nextDue = free.isEmpty() ? Instant.MAX : table.nextDue(free().keySet()).orElse(Instant.MAX);
    }

    private void renewLeases() {
        var now = clock.instant();
        if (!running.isEmpty() && !now.isBefore(renewAt)) {
            running.values()
                    .forEach(each -> table.extend(each.job().kind(), each.job().key(), now.plus(lease)));
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

    private void claim(String kind, int places) {
        var held = handlers.current(kind);
        if (held == null || stopped) {
            return;
        }
        var now = clock.instant();
        for (var job : table.claim(Set.of(kind), now, lease, places)) {
            begin(new Attempt(job, held, now.plus(job.limit())));
        }
    }

    /** The attempt before may have written its result a moment ago and not yet have left the map: then this one takes its place. */
    private void begin(Attempt attempt) {
        var present =
                running.compute(attempt.id(), (_, before) -> before == null || before.hasEnded() ? attempt : before);
        if (present == attempt) {
            attempt.start(this::ended);
        }
    }

    private void ended(Attempt attempt, Attempt.Outcome outcome, String error) {
        if (outcome == Attempt.Outcome.FAILED || outcome == Attempt.Outcome.LATE) {
            attempt.failure()
                    .ifPresent(failure -> blame.failed(
                            attempt.held().service().handler(), "job '" + attempt.id() + "'", failure));
        }
        results.record(attempt, outcome, error);
        running.remove(attempt.id(), attempt);
        wake();
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

    private void report(RuntimeException failure) {
        var number = failures.next();
        if (number > 0) {
            LOG.atWarn()
                    .addKeyValue("count", number)
                    .addKeyValue("error", failure.toString())
                    .log("Jobs could not be read; trying again");
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
