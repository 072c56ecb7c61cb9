package stoa.kernel.messaging;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static stoa.kernel.messaging.Engine.ANN;
import static stoa.kernel.messaging.Engine.tally;

import java.lang.ref.WeakReference;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;
import stoa.api.stream.Aggregate;
import stoa.api.stream.CommandContext;
import stoa.api.stream.Decision;
import stoa.api.stream.Retention;
import stoa.api.stream.Schema;
import stoa.kernel.messaging.stream.StreamDrain;

class SwapTest {
    private final MemoryLog log = new MemoryLog(InstantSource.system(), 1);
    private final Engine engine = new Engine(log, InstantSource.system(), Map.of("stoa.streams.patience", "PT0.1S"));

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void theLatestRegisteredDecidesAndFoldsAndTheOneBeforeComesBack() {
        var first = new Tally();
        var second = new Tally(Retention.forever(), 10);
        engine.with(first);
        engine.streams.send(tally("a"), new Tally.Add(1, "x"), ANN);
        engine.with(second);
        engine.streams.send(tally("a"), new Tally.Add(1, "y"), ANN);
        engine.engine.removeAggregate(second);
        engine.streams.send(tally("a"), new Tally.Add(1, "z"), ANN);

        assertEquals(
                new Tally.Sum(12, List.of("x", "y", "z")),
                engine.streams.state(tally("a"), Tally.Sum.class).state());
    }

    @Test
    void commandsAreNotReadyWhileNobodyIsThere() {
        var tally = new Tally();
        engine.with(tally);
        engine.streams.send(tally("a"), new Tally.Add(1, "x"), ANN);
        engine.engine.removeAggregate(tally);

        var refusal = assertThrows(
                PlatformException.class, () -> engine.streams.send(tally("a"), new Tally.Add(1, "y"), ANN));
        assertEquals(Errors.NOT_READY, refusal.code());
        assertThrows(PlatformException.class, () -> engine.desk.state(tally("a")));

        engine.with(new Tally());
        assertEquals(
                2, engine.streams.send(tally("a"), new Tally.Add(1, "y"), ANN).sequence());
    }

    @Test
    void aCommandOfAVersionWithoutRulesIsReadByTheRulesInForce() throws Exception {
        engine.with(new Tally());
        var elsewhere = new OtherVersion();

        engine.streams.send(tally("a"), elsewhere.of(new Tally.Add(0, ""), 7, "x"), ANN);

        assertEquals(
                new Tally.Sum(7, List.of("x")),
                engine.streams.state(tally("a"), Tally.Sum.class).state());
    }

    @Test
    void aRecordThatIsNoCommandOfAnyVersionIsRefused() throws Exception {
        engine.with(new Tally());
        var event = new OtherVersion().of(new Tally.Added(0, ""), 7, "x");

        var refusal = assertThrows(PlatformException.class, () -> engine.streams.send(tally("a"), event, ANN));

        assertEquals(Errors.BAD_INPUT, refusal.code());
    }

    @Test
    void nothingOfARemovedAggregateIsKept() {
        var gone = useAndRemove();

        await().until(() -> {
            System.gc();
            return gone.get() == null;
        });
    }

    private WeakReference<Object> useAndRemove() {
        var tally = new Tally(Retention.trimmed(3, 2), 1);
        engine.with(tally);
        for (int i = 0; i < 20; i++) {
            engine.streams.send(tally("a" + i % 3), new Tally.Add(i, "x"), ANN.withKey("k" + i));
            engine.desk.state(tally("a" + i % 3));
        }
        engine.engine.removeAggregate(tally);
        return new WeakReference<>(tally);
    }

    @Test
    void rulesThatNeverComeBackLoseTheirStreamAndCannotWriteToItLater() {
        var inside = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var hanging = new Hanging(inside, release);
        engine.with(hanging);
        var late = new CompletableFuture<Throwable>();
        Thread.ofVirtual()
                .start(() -> late.complete(assertThrows(
                        PlatformException.class,
                        () -> engine.streams.send(tally("a"), new Tally.Add(1, "late"), ANN))));
        pass(inside);

        engine.engine.removeAggregate(hanging);
        engine.with(new Tally());
        engine.streams.send(tally("a"), new Tally.Add(1, "y"), ANN);
        release.countDown();

        assertEquals(Errors.NOT_READY, ((PlatformException) late.join()).code());
        assertEquals(
                List.of("y"),
                engine.streams.state(tally("a"), Tally.Sum.class).state().tags());
    }

    @Test
    void aDrainedEngineHasCommittedWhatItTookAndTakesNoMore() {
        engine.with(new Tally());
        engine.streams.send(tally("a"), new Tally.Add(1, "x"), ANN);

        new StreamDrain(engine.engine, InstantSource.system())
                .drain(stoa.api.task.Deadline.in(java.time.Duration.ofSeconds(5), InstantSource.system()));

        var refusal = assertThrows(
                PlatformException.class, () -> engine.streams.send(tally("a"), new Tally.Add(1, "y"), ANN));
        assertEquals(Errors.NOT_READY, refusal.code());
        assertEquals(1, log.head(tally("a")).lastSequence());
    }

    private static void pass(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Decides until it is released, whatever interrupts it. */
    private record Hanging(CountDownLatch inside, CountDownLatch release)
            implements Aggregate<Tally.Sum, Tally.Command, Tally.Event> {
        private static final Tally TALLY = new Tally();

        @Override
        public String kind() {
            return TALLY.kind();
        }

        @Override
        public Schema<Tally.Command> commands() {
            return TALLY.commands();
        }

        @Override
        public Schema<Tally.Event> events() {
            return TALLY.events();
        }

        @Override
        public Schema<Tally.Sum> snapshots() {
            return TALLY.snapshots();
        }

        @Override
        public Tally.Sum initial() {
            return TALLY.initial();
        }

        @Override
        public Decision<Tally.Command, Tally.Event> decide(
                Tally.Sum state, Tally.Command command, CommandContext context) {
            inside.countDown();
            while (release.getCount() > 0) {
                LockSupport.parkNanos(1_000_000);
                Thread.interrupted();
            }
            return TALLY.decide(state, command, context);
        }

        @Override
        public Tally.Sum evolve(Tally.Sum state, Tally.Event event) {
            return TALLY.evolve(state, event);
        }
    }
}
