package stoa.kernel.messaging;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stoa.kernel.messaging.task.TimedTasks;

class TasksTest {
    private final TimedTasks tasks = new TimedTasks();
    private final AtomicInteger turns = new AtomicInteger();

    @AfterEach
    void close() {
        tasks.stop();
    }

    @Test
    void workRunsNowOrLater() {
        var now = new AtomicBoolean();
        tasks.run("now", () -> now.set(true));
        tasks.after(Duration.ofMillis(20), "later", turns::incrementAndGet);

        await().until(now::get);
        await().until(() -> turns.get() == 1);
    }

    @Test
    void workThatComputesOnEveryCoreHoldsUpNoVirtualThread() throws InterruptedException {
        var enough = new AtomicBoolean();
        var cores = Runtime.getRuntime().availableProcessors();
        var busy = new CountDownLatch(cores);
        for (var core = 0; core < cores; core++) {
            tasks.run("busy" + core, () -> {
                busy.countDown();
                while (!enough.get()) {
                    Thread.onSpinWait();
                }
            });
        }
        assertTrue(busy.await(30, TimeUnit.SECONDS));

        var mailbox = Thread.ofVirtual().start(turns::incrementAndGet);

        assertTrue(mailbox.join(Duration.ofSeconds(30)));
        enough.set(true);
    }

    @Test
    void repeatedWorkGoesOnAfterAFailureUntilItIsClosed() {
        var registration = tasks.every(Duration.ofMillis(2), "often", () -> {
            turns.incrementAndGet();
            throw new IllegalStateException("never mind");
        });
        await().until(() -> turns.get() > 5);

        registration.close();
        registration.close();

        await().during(Duration.ofMillis(60)).until(() -> {
            var before = turns.get();
            Thread.onSpinWait();
            return turns.get() == before;
        });
    }

    @Test
    void closingInterruptsWhatRuns() throws InterruptedException {
        var started = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        var registration = tasks.run("stuck", () -> {
            started.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException stop) {
                interrupted.countDown();
            }
        });
        started.await();

        registration.close();

        assertTrue(interrupted.await(5, TimeUnit.SECONDS));
    }

    @Test
    void whatIsClosedInTimeNeverRuns() {
        tasks.after(Duration.ofMillis(30), "never", turns::incrementAndGet).close();
        var witness = new AtomicBoolean();
        tasks.after(Duration.ofMillis(60), "witness", () -> witness.set(true));

        await().until(witness::get);
        assertEquals(0, turns.get());
    }

    @Test
    void aPeriodOfZeroIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> tasks.every(Duration.ZERO, "spin", () -> {}));
    }
}
