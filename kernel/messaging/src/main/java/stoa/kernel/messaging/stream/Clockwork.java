package stoa.kernel.messaging.stream;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.kernel.contract.log.EventLog;
import stoa.kernel.contract.log.StoredTimer;
import stoa.kernel.messaging.registry.Repeats;

/**
 * Sends the commands of durable timers when they are due. It looks at the clock every few milliseconds, not at the log, so that
 * a clock moved by hand is noticed at once; the log is asked when something is due.
 */
final class Clockwork {
    private static final Logger LOG = LoggerFactory.getLogger(Clockwork.class);
    private static final long GLANCE_NANOS = Duration.ofMillis(15).toNanos();
    private static final long PROBE_NANOS = Duration.ofSeconds(5).toNanos();
    private static final long FIRST_BACKOFF_NANOS = Duration.ofMillis(200).toNanos();
    private static final int LONGEST_BACKOFF = 7;
    private static final int BATCH = 256;

    private final EventLog log;
    private final InstantSource clock;
    private final Sender sender;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<Key> inHand = new HashSet<>();
    private final Map<Key, Wait> waits = new HashMap<>();
    private final Repeats failures = new Repeats();
    private final Thread thread = Thread.ofPlatform().name("timers").daemon().unstarted(this::run);
    private Instant next = Instant.MIN;
    private long nextProbe;
    private boolean stopped;

    /** Takes the command of a timer to its mailbox. */
    interface Sender {
        CompletableFuture<?> send(StoredTimer timer, Work.Firing firing);
    }

    private record Key(String stream, String name, long setting) {}

    /** A timer that could not be delivered, and when to try again. */
    private record Wait(int tries, long until) {}

    Clockwork(EventLog log, InstantSource clock, Sender sender) {
        this.log = log;
        this.clock = clock;
        this.sender = sender;
    }

    void start() {
        thread.start();
    }

    void stop(Duration most) {
        lock.lock();
        try {
            stopped = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            thread.join(most.toMillis());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** A timer was set for that moment. */
    void set(Instant due) {
        lock.lock();
        try {
            if (due.isBefore(next)) {
                next = due;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whoever could not be reached may be there now. */
    void retryAll() {
        lock.lock();
        try {
            waits.clear();
            next = Instant.MIN;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (awaitDue()) {
            try {
                fire();
            } catch (RuntimeException failure) {
                report("Timers could not be read; trying again", failure);
                probeIn(FIRST_BACKOFF_NANOS);
            }
        }
    }

    private boolean awaitDue() {
        lock.lock();
        try {
            while (!stopped && !isDue()) {
                changed.awaitNanos(GLANCE_NANOS);
            }
            next = Instant.MAX;
            nextProbe = System.nanoTime() + PROBE_NANOS;
            return !stopped;
        } catch (InterruptedException stop) {
            return false;
        } finally {
            lock.unlock();
        }
    }

    private boolean isDue() {
        return !clock.instant().isBefore(next) || System.nanoTime() - nextProbe >= 0;
    }

    private void probeIn(long nanos) {
        lock.lock();
        try {
            nextProbe = Math.min(nextProbe, System.nanoTime() + nanos);
        } finally {
            lock.unlock();
        }
    }

    /** Looks ahead first: a timer that becomes due in between is then found by one of the two questions, or by both. */
    private void fire() {
        log.nextTimer().ifPresent(this::set);
        var readAt = System.nanoTime();
        var limit = BATCH + outstanding();
        var due = log.dueTimers(clock.instant(), limit);
        due.forEach(timer -> fire(timer, readAt));
        if (due.size() == limit) {
            probeIn(GLANCE_NANOS);
        } else {
            forgetWaitsExcept(due);
        }
    }

    /** A timer that is not due any more was changed. */
    private void forgetWaitsExcept(List<StoredTimer> due) {
        var keys = due.stream().map(Clockwork::key).collect(Collectors.toSet());
        lock.lock();
        try {
            waits.keySet().retainAll(keys);
        } finally {
            lock.unlock();
        }
    }

    private static Key key(StoredTimer timer) {
        return new Key(timer.stream().toString(), timer.name(), timer.setting());
    }

    private int outstanding() {
        lock.lock();
        try {
            return inHand.size() + waits.size();
        } finally {
            lock.unlock();
        }
    }

    private void fire(StoredTimer timer, long readAt) {
        var key = key(timer);
        if (take(key)) {
            send(timer, new Work.Firing(timer.name(), timer.setting(), readAt))
                    .whenComplete((_, failure) -> finished(key, failure));
        }
    }

    private CompletableFuture<?> send(StoredTimer timer, Work.Firing firing) {
        try {
            return sender.send(timer, firing);
        } catch (RuntimeException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    private boolean take(Key key) {
        lock.lock();
        try {
            var wait = waits.get(key);
            return (wait == null || System.nanoTime() - wait.until() >= 0) && inHand.add(key);
        } finally {
            lock.unlock();
        }
    }

    /** A failed one stays in the log; so does one that the rules overtook, until its change is committed. */
    private void finished(Key key, @Nullable Throwable failure) {
        lock.lock();
        try {
            inHand.remove(key);
            if (failure == null) {
                waits.remove(key);
            } else {
                var wait = waits.get(key);
                var tries = wait == null ? 0 : wait.tries();
                var pause = FIRST_BACKOFF_NANOS << Math.min(tries, LONGEST_BACKOFF);
                waits.put(key, new Wait(tries + 1, System.nanoTime() + pause));
                nextProbe = Math.min(nextProbe, System.nanoTime() + pause);
            }
        } finally {
            lock.unlock();
        }
    }

    private void report(String sentence, RuntimeException failure) {
        var number = failures.next();
        if (number > 0) {
            LOG.atWarn()
                    .addKeyValue("count", number)
                    .addKeyValue("error", failure.toString())
                    .log(sentence);
        }
    }
}
