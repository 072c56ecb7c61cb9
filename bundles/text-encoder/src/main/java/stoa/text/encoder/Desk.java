package stoa.text.encoder;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** A few threads for the model, and how long the queue before them is; waiting is measured apart from working. */
final class Desk implements AutoCloseable {
    private static final int QUEUE = 256;
    private static final long END_SECONDS = 10;
    /** Until something was measured. */
    private static final long FIRST_GUESS = 120_000;

    private final ThreadPoolExecutor threads;
    private final int width;
    private final AtomicLong tokensAhead = new AtomicLong();
    private volatile long nanosPerToken = FIRST_GUESS;

    Desk(int width) {
        this.width = width;
        this.threads = new ThreadPoolExecutor(
                width, width, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(QUEUE), Desk::thread);
    }

    /** A thread begins in the call of some plugin and must not keep that plugin's class loader when it goes. */
    private static Thread thread(Runnable work) {
        var thread = Thread.ofPlatform().name("text-encoder").daemon().unstarted(work);
        thread.setContextClassLoader(Desk.class.getClassLoader());
        return thread;
    }

    /** How long a call would wait that comes now. */
    Duration queue() {
        return Duration.ofNanos(tokensAhead.get() * nanosPerToken / width);
    }

    /** Empty when the wait would be too long. */
    <T> Optional<Ticket<T>> submit(int tokens, Duration patience, Callable<T> work) {
        if (queue().compareTo(patience) > 0) {
            return Optional.empty();
        }
        var asked = new Asked(tokens);
        try {
            return Optional.of(new Ticket<>(threads.submit(() -> run(asked, work)), asked));
        } catch (RejectedExecutionException full) {
            asked.settle();
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The text encoder still computes after " + END_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private <T> Done<T> run(Asked asked, Callable<T> work) throws Exception {
        var began = System.nanoTime();
        try {
            var value = work.call();
            var took = System.nanoTime() - began;
            // A slow mean: one stalled call must not close the door for the next.
            nanosPerToken = (nanosPerToken * 15 + took / Math.max(1, asked.tokens)) / 16;
            return new Done<>(value, Duration.ofNanos(began - asked.at), Duration.ofNanos(took));
        } finally {
            asked.settle();
        }
    }

    /** Tokens that somebody waits for, counted until they are done or given up. */
    private final class Asked {
        private final int tokens;
        private final long at = System.nanoTime();
        private final AtomicBoolean settled = new AtomicBoolean();

        Asked(int tokens) {
            this.tokens = tokens;
            tokensAhead.addAndGet(tokens);
        }

        void settle() {
            if (settled.compareAndSet(false, true)) {
                tokensAhead.addAndGet(-tokens);
            }
        }
    }

    /** Work in the queue. */
    static final class Ticket<T> {
        private final Future<Done<T>> future;
        private final Asked asked;

        private Ticket(Future<Done<T>> future, Asked asked) {
            this.future = future;
            this.asked = asked;
        }

        Done<T> await() throws InterruptedException, ExecutionException {
            return future.get();
        }

        /** Nobody waits for it any more; work that was not begun is not done. */
        void withdraw() {
            future.cancel(false);
            asked.settle();
        }
    }

    /** Work that is done. */
    record Done<T>(T value, Duration queued, Duration computed) {}
}
