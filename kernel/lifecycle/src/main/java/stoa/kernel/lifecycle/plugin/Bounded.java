package stoa.kernel.lifecycle.plugin;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * Runs code of a plugin on a thread of its own, which is interrupted when it takes too long and then left behind.
 *
 * <p>It is never a virtual one: whoever waits for the lock of the framework in Felix wakes the others that wait, who wake him in turn. Two
 * virtual threads on two cores keep each other so busy that the one that holds the lock is never run again.
 */
final class Bounded {
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(1);
    private static final int FRAMES = 3;

    /** How a call ended. */
    sealed interface Outcome<T> {}

    /** It returned. */
    record Done<T>(T value) implements Outcome<T> {}

    /** It threw. */
    record Threw<T>(Throwable cause) implements Outcome<T> {}

    /**
     * It was interrupted at the deadline.
     *
     * @param ended whether it obeyed
     * @param where the top of its stack at the deadline
     */
    record TooLate<T>(boolean ended, String where) implements Outcome<T> {}

    private Bounded() {}

    static <T> Outcome<T> call(String name, Duration limit, Callable<T> work) {
        var task = new FutureTask<>(work);
        var thread = Thread.ofPlatform().daemon().name(name).start(task);
        try {
            return new Done<>(task.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            return new Threw<>(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException _) {
            return interrupt(thread);
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            return new Threw<>(e);
        }
    }

    /** Looks again and again until it is so or the time is up. */
    static boolean until(Duration limit, BooleanSupplier condition) {
        var never = new CountDownLatch(1);
        for (var looks = limit.dividedBy(LOOK); looks >= 0; looks--) {
            if (condition.getAsBoolean()) {
                return true;
            }
            if (!pause(never)) {
                return false;
            }
        }
        return false;
    }

    private static boolean pause(CountDownLatch never) {
        try {
            return !never.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static <T> Outcome<T> interrupt(Thread thread) {
        var where = Arrays.stream(thread.getStackTrace())
                .limit(FRAMES)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(" < "));
        thread.interrupt();
        try {
            return new TooLate<>(thread.join(AFTER_INTERRUPT), where);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new TooLate<>(false, where);
        }
    }
}
