package stoa.llm.policy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits between attempts; a test lets its clock jump instead. */
@FunctionalInterface
public interface Pauses {
    void pause(Duration length) throws InterruptedException;

    static Pauses real() {
        return length -> {
            var never = new CountDownLatch(1);
            if (never.await(length.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new IllegalStateException("Nobody counts down");
            }
        };
    }
}
