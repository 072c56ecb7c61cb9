package stoa.kernel.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.kernel.messaging.Engine.ANN;
import static stoa.kernel.messaging.Engine.tally;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;
import stoa.api.stream.Recorded;
import stoa.api.stream.Retention;
import stoa.kernel.contract.log.LogConflict;

class StreamsTest {
    private final HandClock clock = new HandClock();
    private final FaultyLog log = new FaultyLog(new MemoryLog(clock, 1));
    private Engine engine = new Engine(log, clock).with(new Tally());

    @AfterEach
    void close() {
        engine.close();
    }

    private void restart() {
        engine.close();
        engine = new Engine(log, clock).with(new Tally());
    }

    private Tally.Sum sum(String key) {
        return engine.streams.state(tally(key), Tally.Sum.class).state();
    }

    private static PlatformException refused(Runnable work) {
        return assertThrows(PlatformException.class, work::run);
    }

    @Test
    void aCommandIsInTheLogWhenItIsAcknowledged() {
        var receipt = engine.streams.send(tally("a"), new Tally.Add(3, "x"), ANN);

        assertEquals(1, receipt.sequence());
        assertFalse(receipt.duplicate());
        var event = engine.streams.read(tally("a"), 0, 10).getFirst();
        assertEquals("added", event.type());
        assertEquals("usr_ann", event.by());
        assertEquals("tally:a/1", event.id());
        assertEquals(new Tally.Added(3, "x"), event.as(Tally.Added.class));
        assertEquals(new Tally.Sum(3, List.of("x")), sum("a"));
    }

    @Test
    void severalEventsOfOneCommandAreCommittedTogether() {
        var receipt = engine.streams.send(tally("a"), new Tally.AddMany(5, "m"), ANN);

        assertEquals(5, receipt.sequence());
        assertEquals(5, engine.streams.head(tally("a")));
        assertEquals(1, log.groups());
    }

    @Test
    void aRejectionCarriesItsOwnCodeAndChangesNothing() {
        var refusal = refused(() -> engine.streams.send(tally("a"), new Tally.Add(1001, "x"), ANN));

        assertEquals(Tally.TOO_BIG, refusal.code());
        assertEquals("Amount '1001' is above 1000. Add less.", refusal.getMessage());
        assertEquals(0, engine.streams.head(tally("a")));
    }

    @Test
    void anExceptionInTheRulesChangesNothingAndTheStreamGoesOn() {
        var refusal = refused(() -> engine.streams.send(tally("a"), new Tally.Explode(false), ANN));

        assertEquals(Errors.INTERNAL, refusal.code());
        assertEquals(
                1, engine.streams.send(tally("a"), new Tally.Add(1, "x"), ANN).sequence());
    }

    @Test
    void anEventThatItsOwnRulesCannotFoldIsNeverCommitted() {
        var refusal = refused(() -> engine.streams.send(tally("a"), new Tally.Explode(true), ANN));

        assertEquals(Errors.INTERNAL, refusal.code());
        assertEquals(0, engine.streams.head(tally("a")));
    }

    @Test
    void aRepeatWithTheSameKeyGetsTheFirstReceipt() {
        var first = engine.streams.send(tally("a"), new Tally.Add(1, "x"), ANN.withKey("k1"));
        engine.streams.send(tally("a"), new Tally.Add(1, "y"), ANN.withKey("k2"));

        var again = engine.streams.send(tally("a"), new Tally.Add(1, "x"), ANN.withKey("k1"));

        assertTrue(again.duplicate());
        assertEquals(first.sequence(), again.sequence());
        assertEquals(first.at(), again.at());
        assertEquals(2, sum("a").total());
    }

    @Test
    void aRepeatAfterARestartGetsTheFirstReceiptEvenIfTheRulesWouldRefuseItNow() {
        var first = engine.streams.send(tally("a"), new Tally.Add(1, "x"), ANN.withKey("k1"));
        restart();

        var again = engine.streams.send(
                tally("a"), new Tally.Add(5000, "x"), ANN.withKey("k1").expecting(77));

        assertTrue(again.duplicate());
        assertEquals(first.sequence(), again.sequence());
    }

    @Test
    void aCommandThatChangesNothingStillUsesUpItsKey() {
        engine.streams.send(tally("a"), new Tally.Add(1, "x"), ANN);
        var first = engine.streams.send(tally("a"), new Tally.Nothing(), ANN.withKey("k1"));
        restart();

        var again = engine.streams.send(tally("a"), new Tally.Add(1, "y"), ANN.withKey("k1"));

        assertEquals(1, first.sequence());
        assertTrue(again.duplicate());
        assertEquals(1, sum("a").total());
    }

    @Test
    void anExpectedSequenceIsCompared() {
        engine.streams.send(tally("a"), new Tally.Add(1, "x"), ANN.expecting(0));

        var refusal = refused(() -> engine.streams.send(tally("a"), new Tally.Add(1, "y"), ANN.expecting(0)));

        assertEquals(Errors.SEQUENCE_MOVED, refusal.code());
        assertEquals(
                2,
                engine.streams
                        .send(tally("a"), new Tally.Add(1, "y"), ANN.expecting(1))
                        .sequence());
    }

    @Test
    void nobodyServesAKindWithoutAnAggregate() {
        var refusal = refused(
                () -> engine.streams.request(stoa.api.stream.StreamId.of("other", "a"), "x", new Tally.Nothing(), ANN));

        assertEquals(Errors.NOT_READY, refusal.code());
        assertTrue(refusal.code().retryable());
    }

    @Test
    void commandsComeInAsJsonAndStatesGoOutAsJson() {
        var receipt =
                engine.desk.send(tally("a"), "add", "{\"amount\":4,\"tag\":\"j\",\"more\":1}".getBytes(UTF_8), ANN);

        assertEquals(1, receipt.sequence());
        assertEquals(
                "{\"total\":4,\"tags\":[\"j\"]}",
                new String(engine.desk.state(tally("a")).json(), UTF_8));
        assertEquals(1, engine.desk.state(tally("a")).sequence());
    }

    @Test
    void anUnknownCommandIsNamedWithThoseThatAreKnown() {
        var refusal = refused(() -> engine.desk.send(tally("a"), "jump", "{}".getBytes(UTF_8), ANN));

        assertEquals(Errors.BAD_INPUT, refusal.code());
        assertTrue(
                refusal.getMessage().contains("'jump'") && refusal.getMessage().contains("addMany"),
                refusal.getMessage());
    }

    @Test
    void aBinaryCommandComesAsBase64AndIsKeptAsBytes() {
        engine.desk.send(tally("a"), "bytes", "{\"bytes\":\"AQID\"}".getBytes(UTF_8), ANN);

        assertEquals(3, sum("a").total());
        assertEquals(3, engine.streams.read(tally("a"), 0, 1).getFirst().bytes().length);
    }

    @Test
    void anotherPluginReadsTheStateIntoARecordOfItsOwn() {
        record Total(long total) {}
        engine.streams.request(tally("a"), "add", new Tally.Add(9, "x"), ANN);

        assertEquals(new Total(9), engine.streams.view(tally("a"), Total.class).state());
    }

    @Test
    void eventTimeNeverGoesBack() {
        var later = engine.streams.send(tally("a"), new Tally.Add(1, "x"), ANN);
        clock.advance(Duration.ofSeconds(-5));

        var earlier = engine.streams.send(tally("a"), new Tally.Add(1, "y"), ANN);

        assertEquals(later.at(), earlier.at());
    }

    @Test
    void snapshotAndTailGiveTheSameStateAsTheWholeLog() {
        engine.close();
        engine = new Engine(log, clock).with(new Tally(Retention.trimmed(10, 3), 1));
        for (int i = 0; i < 57; i++) {
            engine.streams.send(tally("a"), new Tally.Add(i, "t" + i), ANN);
        }
        var live = sum("a");
        await().until(() -> log.head(tally("a")).snapshotSequence() >= 50
                && log.head(tally("a")).firstSequence() > 1);
        engine.close();
        engine = new Engine(log, clock).with(new Tally(Retention.trimmed(10, 3), 1));

        assertEquals(live, sum("a"));
        assertEquals(
                58, engine.streams.send(tally("a"), new Tally.Add(1, "x"), ANN).sequence());
    }

    @Test
    void anIdleMailboxIsRetiredAndComesBackWithItsState() {
        engine.close();
        engine = new Engine(log, clock, Map.of("stoa.streams.idle", "PT0.05S")).with(new Tally());
        engine.streams.send(tally("a"), new Tally.Add(2, "x"), ANN.withKey("k"));
        await().until(() -> engine.hops.shown("mailboxes").intValue() == 0);

        assertEquals(2, sum("a").total());
        assertTrue(engine.streams
                .send(tally("a"), new Tally.Add(2, "x"), ANN.withKey("k"))
                .duplicate());
    }

    @Test
    void aStreamThatCannotBeFoldedIsSetAsideUntilAnotherVersionComes() {
        engine.close();
        engine = new Engine(log, clock).with(new Lenient());
        engine.streams.request(tally("a"), "explode", new Tally.Explode(true), ANN);
        engine.close();
        engine = new Engine(log, clock).with(new Tally());

        var refusal = refused(() -> sum("a"));
        assertEquals(Errors.NOT_READY, refusal.code());
        assertTrue(refusal.getMessage().contains("event 1 ('cursed' version 1)"), refusal.getMessage());

        engine.with(new Lenient());
        assertEquals(0, sum("a").total());
    }

    @Test
    void aFailureAfterTheCommitIsFoundOutAndAcknowledgedOnce() {
        var failOnce = new AtomicBoolean(true);
        log.after(_ -> {
            if (failOnce.getAndSet(false)) {
                throw new IllegalStateException("connection lost during commit");
            }
        });

        var receipt = engine.streams.send(tally("a"), new Tally.Add(1, "x"), ANN);

        assertEquals(1, receipt.sequence());
        assertFalse(receipt.duplicate());
        assertEquals(1, engine.streams.head(tally("a")));
    }

    @Test
    void lostOwnershipIsAnsweredNotReady() {
        log.before(_ -> {
            throw new LogConflict("lease lost", true, null);
        });

        var refusal = refused(() -> engine.streams.send(tally("a"), new Tally.Add(1, "x"), ANN));

        assertEquals(Errors.NOT_READY, refusal.code());
    }

    @Test
    void aLogThatIsBehindMakesCommandsBusyAtTheDoorInsteadOfQueueingThem() throws InterruptedException {
        engine.close();
        var gate = new CountDownLatch(1);
        log.before(_ -> pass(gate));
        engine = new Engine(log, clock, Map.of("stoa.streams.queue", "4")).with(new Tally());
        var busy = new CountDownLatch(1);
        for (int i = 0; i < 20; i++) {
            var key = "s" + i;
            Thread.ofVirtual().start(() -> sendUntilBusy(key, busy));
        }

        assertTrue(busy.await(5, java.util.concurrent.TimeUnit.SECONDS));
        gate.countDown();
        await().until(() -> sum("s0").total() >= 0);
    }

    private void sendUntilBusy(String key, CountDownLatch busy) {
        try {
            engine.streams.send(tally(key), new Tally.Add(1, "x"), ANN);
        } catch (PlatformException refusal) {
            if (refusal.code().equals(Errors.BUSY)) {
                busy.countDown();
            }
        }
    }

    private static void pass(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void oldFormsOfEventsAreReadAsTodaysRecords() {
        log.append(List.of(new stoa.kernel.contract.log.Append(
                tally("a"),
                0,
                List.of(new stoa.kernel.contract.log.NewEvent(
                        "added", 1, stoa.kernel.contract.log.Codec.JSON, "{\"count\":6}".getBytes(UTF_8), "usr_ann")),
                java.util.Optional.empty(),
                List.of(),
                clock.instant())));

        assertEquals(new Tally.Sum(6, List.of("old")), sum("a"));
    }

    @Test
    void readingGoesOnAfterASequence() {
        engine.streams.send(tally("a"), new Tally.AddMany(5, "m"), ANN);

        assertEquals(
                List.of(3L, 4L),
                engine.streams.read(tally("a"), 2, 2).stream()
                        .map(Recorded::sequence)
                        .toList());
    }
}
