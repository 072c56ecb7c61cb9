package stoa.kernel.messaging.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import stoa.api.task.Deadline;
import stoa.api.task.JobContext;
import stoa.kernel.contract.store.StoredJob;
import stoa.kernel.messaging.registry.Held;
import stoa.kernel.messaging.registry.Held.Gone;

/** One attempt at a job on a thread of its own. Whoever ends it first says what it came to. */
final class Attempt {
    private static final long REPEAT_NANOS = Duration.ofMillis(300).toNanos();

    private final StoredJob job;
    private final BooleanSupplier take;
    private final Held<Handler<?>> held;
    private final Deadline deadline;
    private final AtomicReference<State> state = new AtomicReference<>(State.RUNNING);
    private volatile @Nullable Thread thread;
    private volatile long interruptedAt;
    private volatile long repeatAt;
    private volatile boolean taken;
    private volatile @Nullable Throwable failure;

    private enum State {
        RUNNING,
        INTERRUPTED,
        ENDED
    }

    /** How an attempt ended. */
    enum Outcome {
        DONE,
        FAILED,
        /** By the departure of its handler: it does not count. */
        RELEASED,
        /** The deadline had passed before. */
        LATE,
        /** Only the giving up was left, and it is done. */
        GAVE_UP,
        /** Somebody else has it, or it is not there to be taken: nothing was run. */
        NOT_TAKEN
    }

    /** Is told the outcome, on the thread of the attempt. */
    interface Listener {
        void ended(Attempt attempt, Outcome outcome, String error);
    }

    /** Of a job as it will be once {@code take} has said so; nothing runs if it says no. */
    Attempt(StoredJob job, BooleanSupplier take, Held<Handler<?>> held, Instant deadline) {
        this.job = job;
        this.take = take;
        this.held = held;
        this.deadline = new Deadline(deadline);
    }

    StoredJob job() {
        return job;
    }

    String id() {
        return job.kind() + "/" + job.key();
    }

    Deadline deadline() {
        return deadline;
    }

    Held<Handler<?>> held() {
        return held;
    }

    boolean isLastWord() {
        return job.attempt() > job.attempts();
    }

    void start(Listener listener) {
        // Not a virtual thread: jobs may compute, and would keep the mailboxes waiting.
        var started = Thread.ofPlatform()
                .daemon()
                .name("job-" + id())
                .inheritInheritableThreadLocals(false)
                .unstarted(() -> run(listener));
        thread = started;
        started.start();
    }

    private void run(Listener listener) {
        Outcome outcome;
        var error = "";
        try {
            taken = take.getAsBoolean();
            outcome = taken ? visit() : Outcome.NOT_TAKEN;
        } catch (Throwable thrown) {
            outcome = failed(thrown);
            error = thrown.toString();
        }
        var before = state.getAndSet(State.ENDED);
        Thread.interrupted();
        if (before != State.ENDED) {
            listener.ended(this, before == State.INTERRUPTED ? late(outcome) : outcome, error);
        }
    }

    private Outcome visit() throws Exception {
        try (var visit = held.enter()) {
            return call(visit.service());
        } catch (Gone left) {
            return Outcome.RELEASED;
        }
    }

    private static Outcome late(Outcome outcome) {
        return outcome == Outcome.RELEASED || outcome == Outcome.NOT_TAKEN ? outcome : Outcome.LATE;
    }

    private Outcome call(Handler<?> handler) throws Exception {
        if (isLastWord()) {
            handler.gaveUp(job.payload(), job.error());
            return Outcome.GAVE_UP;
        }
        handler.run(job.payload(), new JobContext(job.key(), job.attempt(), deadline));
        return Outcome.DONE;
    }

    /** Whether its lease is ours to prolong. */
    boolean isTaken() {
        return taken;
    }

    /**
     * At the deadline and at each glance after it; {@code now} by {@link System#nanoTime}. Again and again, since the embedded
     * database passes over an interrupt now and then, but with a pause, in which a handler may clean up.
     */
    void interrupt(long now) {
        var running = thread;
        if (running == null) {
            return;
        }
        if (state.compareAndSet(State.RUNNING, State.INTERRUPTED)) {
            interruptedAt = now;
            repeatAt = now + REPEAT_NANOS;
            failure = late(running);
            running.interrupt();
        } else if (state.get() == State.INTERRUPTED && now - repeatAt >= 0) {
            repeatAt = now + REPEAT_NANOS;
            running.interrupt();
        }
    }

    /** What went wrong in the handler: what it threw, or where it was at its deadline. */
    Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    private Outcome failed(Throwable thrown) {
        if (!taken) {
            return Outcome.NOT_TAKEN;
        }
        if (failure == null) {
            failure = thrown;
        }
        return held.isGone() ? Outcome.RELEASED : Outcome.FAILED;
    }

    private Throwable late(Thread running) {
        var late = new TimeoutException("It was not finished within its limit of " + job.limit());
        late.setStackTrace(running.getStackTrace());
        return late;
    }

    boolean hasEnded() {
        return state.get() == State.ENDED;
    }

    /** Whether it was interrupted that long ago and still runs. */
    boolean isStuck(long now, long graceNanos) {
        return state.get() == State.INTERRUPTED && now - interruptedAt >= graceNanos;
    }

    /** Ends it although its thread runs on; false when it has just ended by itself. */
    boolean abandon() {
        return state.getAndSet(State.ENDED) != State.ENDED;
    }
}
