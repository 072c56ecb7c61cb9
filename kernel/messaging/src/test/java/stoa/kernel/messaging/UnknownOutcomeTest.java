package stoa.kernel.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;
import stoa.api.stream.Receipt;
import stoa.api.stream.StreamId;
import stoa.kernel.contract.log.Append;
import stoa.kernel.contract.log.EventLog;
import stoa.kernel.contract.log.StoredEvent;
import stoa.kernel.messaging.Tally.Add;
import stoa.kernel.messaging.Tally.Bytes;

/** The log says NOT_READY, which may mean written or not; and what is refused before it comes to the log. */
class UnknownOutcomeTest {
    private static final StreamId ONE = Engine.tally("one");

    private final HandClock clock = new HandClock();
    private final FaultyLog log = new FaultyLog(new MemoryLog(clock, 1));
    private final Engine engine = new Engine(log, clock).with(new Tally());
    private final CountDownLatch atGate = new CountDownLatch(1);
    private final AtomicBoolean armed = new AtomicBoolean();

    @AfterEach
    void close() {
        engine.close();
    }

    private void outOfReachOnce(List<Append> group) {
        if (armed.compareAndSet(true, false)) {
            throw new PlatformException(Errors.NOT_READY, "Whether the group was written is not known");
        }
    }

    @Test
    void whatWasWrittenAllTheSameIsAcknowledgedOnceAndTheStreamGoesOnFromThere() {
        log.after(this::outOfReachOnce);
        send(ONE, "a");
        armed.set(true);

        var receipt = send(ONE, "b");
        var next = send(ONE, "c");

        assertEquals(List.of(2L, 3L), List.of(receipt.sequence(), next.sequence()));
        assertEquals(List.of("a", "b", "c"), state(ONE).tags());
        assertEquals(3, events(ONE).size());
    }

    @Test
    void whatWasNotWrittenIsDecidedAgainOnWhatTheLogHas() {
        log.before(this::outOfReachOnce);
        send(ONE, "a");
        armed.set(true);

        var receipt = send(ONE, "b");

        assertEquals(2, receipt.sequence());
        assertEquals(List.of("a", "b"), state(ONE).tags());
        assertEquals(2, events(ONE).size());
    }

    @Test
    void aCommandThatCannotBeSettledIsRefusedAndTheNextOneSeesItsEvents() {
        var failures = new AtomicInteger(5);
        send(ONE, "a");
        log.after(_ -> {
            if (failures.get() > 0) {
                throw new PlatformException(Errors.NOT_READY, "Whether the group was written is not known");
            }
        });
        log.reading(() -> {
            if (failures.getAndDecrement() > 0) {
                throw new PlatformException(Errors.NOT_READY, "The log cannot be read");
            }
        });

        var refused = assertThrows(PlatformException.class, () -> send(ONE, "b"));
        assertEquals(Errors.NOT_READY, refused.code());
        failures.set(0);

        assertEquals(3, send(ONE, "c").sequence());
        assertEquals(List.of("a", "b", "c"), state(ONE).tags());
    }

    @Test
    void everyStreamOfAGroupWhoseOutcomeIsUnknownIsLoadedAgain() throws Exception {
        var gate = new CountDownLatch(1);
        log.before(group -> pass(group, gate));
        log.after(group -> {
            if (group.size() > 1) {
                outOfReachOnce(group);
            }
        });
        armed.set(true);

        var sequences = together(
                gate,
                IntStream.range(0, 20)
                        .mapToObj(number -> (Callable<Receipt>) () -> send(Engine.tally("s" + number), "x"))
                        .toList());

        assertTrue(!armed.get(), "no group was refused");
        assertEquals(
                20,
                sequences.stream().filter(receipt -> receipt.sequence() == 1).count());
        for (int number = 0; number < 20; number++) {
            assertEquals(2, send(Engine.tally("s" + number), "y").sequence());
            assertEquals(2, events(Engine.tally("s" + number)).size());
        }
    }

    @Test
    void anEventOfTheLargestSizeIsKeptAndALargerOneRefusedWithoutTroublingItsNeighbours() throws Exception {
        var gate = new CountDownLatch(1);
        var tooLarge = new AtomicInteger();
        log.before(group -> {
            pass(group, gate);
            tooLarge.addAndGet(
                    (int) group.stream().filter(UnknownOutcomeTest::isTooLarge).count());
        });
        var work = new ArrayList<Callable<Receipt>>();
        for (int number = 0; number < 10; number++) {
            var neighbour = Engine.tally("s" + number);
            work.add(() -> send(neighbour, "x"));
        }
        work.add(() -> bytes("largest", EventLog.LARGEST_PAYLOAD));
        work.add(() -> {
            var refused = assertThrows(PlatformException.class, () -> bytes("larger", EventLog.LARGEST_PAYLOAD + 1));
            assertEquals(Errors.TOO_LARGE, refused.code());
            return bytes("larger", 1);
        });

        var receipts = together(gate, work);

        assertEquals(
                12, receipts.stream().filter(receipt -> receipt.sequence() == 1).count());
        assertEquals(0, tooLarge.get());
        assertEquals(0, engine.hops.counted("committer.failures"));
    }

    @Test
    void aTimerWhoseCommandIsTooLargeIsRefusedAtTheDoorToo() {
        var command = new Tally.Alarm("late", clock.instant(), new Bytes(new byte[EventLog.LARGEST_PAYLOAD + 1]));

        var refused = assertThrows(PlatformException.class, () -> engine.streams.send(ONE, command, Engine.ANN));

        assertEquals(Errors.TOO_LARGE, refused.code());
        assertEquals(1, send(ONE, "a").sequence());
    }

    private static boolean isTooLarge(Append append) {
        return append.events().stream().anyMatch(event -> event.payload().length > EventLog.LARGEST_PAYLOAD);
    }

    /** The first group waits at the gate, so that the others gather behind it. */
    private void pass(List<Append> group, CountDownLatch gate) {
        if (group.getFirst().stream().equals(ONE)) {
            atGate.countDown();
            try {
                gate.await();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private List<Receipt> together(CountDownLatch gate, List<Callable<Receipt>> work) throws Exception {
        var receipts = new ArrayList<Receipt>();
        try (var crew = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = crew.submit(() -> send(ONE, "first"));
            assertTrue(atGate.await(20, TimeUnit.SECONDS));
            var running = work.stream().map(crew::submit).toList();
            org.awaitility.Awaitility.await()
                    .until(() -> engine.hops.shown("committer.0.queue").intValue() >= Math.min(10, work.size()));
            gate.countDown();
            first.get();
            for (var one : running) {
                receipts.add(one.get());
            }
        }
        return receipts;
    }

    private Receipt bytes(String key, int size) {
        return engine.streams.send(Engine.tally(key), new Bytes(new byte[size]), Engine.ANN);
    }

    private Receipt send(StreamId stream, String tag) {
        return engine.streams.send(stream, new Add(1, tag), Engine.ANN);
    }

    private Tally.Sum state(StreamId stream) {
        return engine.streams.state(stream, Tally.Sum.class).state();
    }

    private List<StoredEvent> events(StreamId stream) {
        return log.read(stream, 0, 100, Long.MAX_VALUE);
    }
}
