package stoa.text.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeskTest {
    private static final Duration PATIENCE = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final int MANY_TOKENS = 10_000;

    private final CountDownLatch held = new CountDownLatch(1);
    private final Desk desk = new Desk(1);

    @AfterEach
    void close() {
        held.countDown();
        desk.close();
    }

    @Test
    void refusesWhoWouldWaitTooLongAndTakesWhoIsPatient() throws Exception {
        var first = desk.submit(MANY_TOKENS, PATIENCE, this::hold).orElseThrow();

        assertTrue(desk.submit(1, PATIENCE, () -> "never").isEmpty());
        var patient = desk.submit(1, LONG, () -> "done").orElseThrow();
        held.countDown();

        assertEquals("held", first.await().value());
        assertEquals("done", patient.await().value());
        assertEquals(Duration.ZERO, desk.queue());
        assertTrue(desk.submit(1, PATIENCE, () -> "soon").isPresent());
    }

    @Test
    void keepsNothingOfThePluginWhoseCallBeganAThread() throws Exception {
        var own = Thread.currentThread().getContextClassLoader();
        try (var plugin = new URLClassLoader(new URL[0])) {
            Thread.currentThread().setContextClassLoader(plugin);

            var seen = desk.submit(1, LONG, () -> Thread.currentThread().getContextClassLoader())
                    .orElseThrow()
                    .await();

            assertEquals(Desk.class.getClassLoader(), seen.value());
        } finally {
            Thread.currentThread().setContextClassLoader(own);
        }
    }

    @Test
    void measuresWaitingApartFromWorking() throws Exception {
        desk.submit(1, LONG, this::hold);
        var asked = System.nanoTime();
        var second = desk.submit(1, LONG, () -> "done").orElseThrow();
        var waited = System.nanoTime() - asked;
        held.countDown();

        var done = second.await();

        assertTrue(done.queued().toNanos() >= waited - Duration.ofMillis(1).toNanos());
        assertFalse(done.computed().isNegative());
    }

    @Test
    void forgetsWorkThatNobodyWaitsForAnyMore() throws Exception {
        var ran = new AtomicInteger();
        var first = desk.submit(1, LONG, this::hold).orElseThrow();
        var given = desk.submit(MANY_TOKENS, LONG, ran::incrementAndGet).orElseThrow();

        given.withdraw();

        assertTrue(desk.queue().compareTo(PATIENCE) < 0, () -> "a queue of " + desk.queue());
        held.countDown();
        first.await();
        desk.close();
        assertEquals(0, ran.get());
    }

    @Test
    void refusesInsteadOfQueueingWithoutEnd() {
        desk.submit(0, LONG, this::hold);
        var taken = 0;
        while (desk.submit(0, LONG, () -> "done").isPresent() && taken < 1_000) {
            taken++;
        }

        assertEquals(256, taken);
    }

    private String hold() throws InterruptedException {
        held.await();
        return "held";
    }
}
