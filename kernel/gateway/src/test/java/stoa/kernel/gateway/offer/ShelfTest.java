package stoa.kernel.gateway.offer;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

final class ShelfTest {
    /** A thread for each: the common pool of a small machine has only one. */
    private static final Executor THREADS = Thread::startVirtualThread;

    private final Shelf<String> shelf = new Shelf<>(Duration.ofSeconds(10));

    @Test
    void servesTheLatestWhateverTheOrderOfArrival() {
        shelf.put("a", "second", 2);
        shelf.put("a", "first", 1);

        assertEquals(Optional.of("second"), shelf.find("a"));
        shelf.take("a", "second");
        assertEquals(Optional.of("first"), shelf.find("a"));
        shelf.take("a", "first");
        assertTrue(shelf.find("a").isEmpty());
        assertTrue(shelf.call("a", value -> value).isEmpty());
    }

    @Test
    void waitsForTheCallsInHand() throws Exception {
        shelf.put("a", "value", 1);
        var inside = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var call = CompletableFuture.supplyAsync(
                () -> shelf.call("a", value -> {
                    inside.countDown();
                    return awaited(release) ? "interrupted" : "finished";
                }),
                THREADS);
        inside.await();

        var taking = CompletableFuture.runAsync(() -> shelf.take("a", "value"), THREADS);
        await().until(() -> shelf.find("a").isEmpty());
        assertFalse(taking.isDone());
        release.countDown();

        taking.join();
        assertEquals(Optional.of("finished"), call.join());
    }

    @Test
    void interruptsCallsThatDoNotEnd() throws Exception {
        var impatient = new Shelf<String>(Duration.ofMillis(50));
        impatient.put("a", "value", 1);
        var inside = new CountDownLatch(1);
        var call = CompletableFuture.supplyAsync(
                () -> impatient.call("a", value -> {
                    inside.countDown();
                    return awaited(new CountDownLatch(1)) ? "interrupted" : "finished";
                }),
                THREADS);
        inside.await();

        impatient.take("a", "value");

        assertEquals(Optional.of("interrupted"), call.join());
    }

    @Test
    void neverRefusesACallDuringASwap() {
        shelf.put("a", "0", 0);
        var misses = new java.util.concurrent.atomic.AtomicInteger();
        var stop = new CountDownLatch(1);
        var callers = CompletableFuture.runAsync(
                () -> {
                    while (stop.getCount() > 0) {
                        misses.addAndGet(shelf.call("a", value -> value).isPresent() ? 0 : 1);
                    }
                },
                THREADS);

        for (var version = 1; version <= 2000; version++) {
            shelf.put("a", Integer.toString(version), version);
            shelf.take("a", Integer.toString(version - 1));
        }
        stop.countDown();
        callers.join();

        assertEquals(0, misses.get());
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            latch.await();
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }
}
