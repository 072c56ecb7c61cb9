package stoa.kernel.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.kernel.messaging.Engine.ANN;
import static stoa.kernel.messaging.Engine.tally;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stoa.api.channel.ChannelKind;
import stoa.api.channel.ChannelName;
import stoa.api.channel.Memory;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;
import stoa.kernel.contract.messaging.FeedSink;
import stoa.kernel.contract.messaging.Publication;

class FeedsTest {
    private static final ChannelName ROOM = ChannelName.of("tally", "a");

    private final HandClock clock = new HandClock();
    private final FaultyLog log = new FaultyLog(new MemoryLog(clock, 1));
    private final Engine engine = new Engine(log, clock).with(new Tally());

    @AfterEach
    void close() {
        engine.close();
    }

    /** Keeps what it gets. */
    private static final class Keeper implements FeedSink {
        private final List<Publication> got = new CopyOnWriteArrayList<>();
        private final List<String> ends = new CopyOnWriteArrayList<>();

        @Override
        public void published(Publication publication) {
            got.add(publication);
        }

        @Override
        public void ended(String reason) {
            ends.add(reason);
        }

        List<Long> offsets() {
            return got.stream().map(Publication::offset).toList();
        }

        List<String> texts() {
            return got.stream().map(each -> new String(each.json(), UTF_8)).toList();
        }
    }

    private void add(int count) {
        for (int i = 0; i < count; i++) {
            engine.streams.send(tally("a"), new Tally.Add(1, "t"), ANN);
        }
    }

    private static List<Long> range(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    private static List<Long> offsets(List<Publication> publications) {
        return publications.stream().map(Publication::offset).toList();
    }

    private void offer(String kind, Memory memory) {
        engine.feeds.addKind(new Kind(kind, memory), Map.of());
    }

    private record Kind(String kind, Memory memory) implements ChannelKind {
        @Override
        public boolean accept(ChannelName channel, byte[] json) {
            return json.length < 100;
        }
    }

    @Test
    void everyEventIsPublishedWithItsSequenceAndForm() {
        add(1);
        var keeper = new Keeper();
        engine.feeds.attach(ROOM, keeper);

        engine.streams.send(tally("a"), new Tally.Add(5, "say \"hi\""), ANN);

        await().until(() -> keeper.got.size() == 1);
        assertEquals(List.of(2L), keeper.offsets());
        assertEquals(
                "{\"type\":\"added\",\"at\":\"2026-01-31T12:00:00Z\",\"by\":\"usr_ann\",\"data\":{\"amount\":5,\"tag\":\"say \\\"hi\\\"\"}}",
                keeper.texts().getFirst());
        assertTrue(keeper.got.getFirst().logged());
    }

    @Test
    void binaryEventsArePublishedAsBase64() {
        engine.streams.send(tally("a"), new Tally.Bytes(new byte[] {1, 2, 3}), ANN);

        var publication = engine.feeds.replay(ROOM, 0, 10).publications().getFirst();

        assertTrue(new String(publication.json(), UTF_8).endsWith(",\"bytes\":\"AQID\"}"));
    }

    @Test
    void aChannelThatDoesNotExistIsNotFound() {
        var refusal = assertThrows(PlatformException.class, () -> engine.feeds.attach(ROOM, new Keeper()));
        assertEquals(Errors.NOT_FOUND, refusal.code());
        assertThrows(PlatformException.class, () -> engine.feeds.position(ChannelName.of("no-such", "x")));
        assertEquals(0, engine.hops.shown("feeds").intValue());
    }

    @Test
    void replayComesFromTheRingAndFromTheLogAlike() {
        add(400);

        assertEquals(range(399, 400), offsets(engine.feeds.replay(ROOM, 398, 50).publications()));
        assertEquals(range(11, 60), offsets(engine.feeds.replay(ROOM, 10, 50).publications()));
        assertFalse(engine.feeds.replay(ROOM, 10, 50).complete());
        assertTrue(engine.feeds.replay(ROOM, 390, 50).complete());
        assertTrue(engine.feeds.replay(ROOM, 400, 50).complete());
        assertFalse(engine.feeds.replay(ROOM, 401, 50).complete());
        assertEquals(400, engine.feeds.position(ROOM).head());
        assertEquals("memory", engine.feeds.position(ROOM).epoch());
    }

    @Test
    void pagesGoBackwardsNewestFirst() {
        add(30);

        assertEquals(
                range(21, 30).reversed(),
                offsets(engine.feeds.before(ROOM, 0, 10).publications()));
        assertEquals(
                range(1, 5).reversed(), offsets(engine.feeds.before(ROOM, 6, 10).publications()));
        assertTrue(engine.feeds.before(ROOM, 6, 10).complete());
        assertFalse(engine.feeds.before(ROOM, 20, 10).complete());
    }

    @Test
    void anEventWhoseCommitLookedFailedIsPublishedAllTheSame() {
        add(1);
        var keeper = new Keeper();
        engine.feeds.attach(ROOM, keeper);
        var failures = new java.util.concurrent.atomic.AtomicInteger();
        log.after(_ -> {
            if (failures.getAndIncrement() == 0) {
                throw new IllegalStateException("lost during commit");
            }
        });

        add(1);

        await().until(() -> keeper.got.size() == 1);
        add(1);
        await().until(() -> keeper.got.size() == 2);
        assertEquals(range(2, 3), keeper.offsets());
    }

    @Test
    void detachedReadersGetNothingMore() {
        add(1);
        var keeper = new Keeper();
        var other = new Keeper();
        var registration = engine.feeds.attach(ROOM, keeper);
        engine.feeds.attach(ROOM, other);
        registration.close();
        registration.close();

        add(1);

        await().until(() -> other.got.size() == 1);
        assertEquals(List.of(), keeper.got);
    }

    @Test
    void aChannelWithoutMemoryPassesOnAndForgets() {
        offer("typing", Memory.NONE);
        var room = ChannelName.of("typing", "a");
        var keeper = new Keeper();
        engine.feeds.attach(room, keeper);

        engine.feeds.publish(room, "ann", "{}".getBytes(UTF_8));

        await().until(() -> keeper.got.size() == 1);
        assertEquals("ann", keeper.got.getFirst().key());
        assertFalse(keeper.got.getFirst().logged());
        assertFalse(engine.feeds.position(room).recoverable());
        assertEquals(List.of(), engine.feeds.position(room).publications());
    }

    @Test
    void lastValuesAreKeptByKeyUntilTheyAreForgotten() {
        offer("board", Memory.LAST);
        var room = ChannelName.of("board", "main");
        engine.feeds.publishJson(room, "x", "1".getBytes(UTF_8));
        engine.feeds.publishJson(room, "y", "2".getBytes(UTF_8));
        engine.feeds.publishJson(room, "x", "3".getBytes(UTF_8));
        engine.feeds.forget(room, "y");

        var last = engine.feeds.position(room).publications();

        assertEquals(
                List.of("3"),
                last.stream().map(each -> new String(each.json(), UTF_8)).toList());
    }

    @Test
    void aRingHasOffsetsAndAnEpochOfItsOwn() {
        offer("output", Memory.ring(1024));
        var room = ChannelName.of("output", "run1");
        for (int i = 0; i < 50; i++) {
            engine.feeds.publishJson(room, "", new byte[100]);
        }

        assertEquals(range(49, 50), offsets(engine.feeds.replay(room, 48, 10).publications()));
        assertTrue(engine.feeds.replay(room, 48, 10).complete());
        assertFalse(engine.feeds.replay(room, 1, 10).complete());
        assertEquals(List.of(), engine.feeds.replay(room, 1, 10).publications());
        var other = engine.feeds.position(ChannelName.of("output", "run2"));
        assertNotEquals(engine.feeds.position(room).epoch(), other.epoch());
    }

    @Test
    void publicationsOfPeopleAreCheckedByTheKind() {
        offer("typing", Memory.NONE);

        var refusal = assertThrows(
                PlatformException.class, () -> engine.feeds.publish(ChannelName.of("typing", "a"), "", new byte[100]));

        assertEquals(Errors.BAD_INPUT, refusal.code());
        assertThrows(PlatformException.class, () -> engine.feeds.publish(ROOM, "", new byte[1]));
    }

    @Test
    void readersOfAKindAreToldWhenItsPluginGoesButNotWhenItIsSwapped() {
        var first = new Kind("typing", Memory.NONE);
        var second = new Kind("typing", Memory.NONE);
        engine.feeds.addKind(first, Map.of("service.id", 1L));
        var room = ChannelName.of("typing", "a");
        var keeper = new Keeper();
        engine.feeds.attach(room, keeper);

        engine.feeds.addKind(second, Map.of("service.id", 2L));
        engine.feeds.removeKind(first);
        engine.feeds.publishJson(room, "", new byte[1]);
        await().until(() -> keeper.got.size() == 1);
        assertEquals(List.of(), keeper.ends);

        engine.feeds.removeKind(second);
        await().until(() -> keeper.ends.size() == 1);
    }

    @Test
    void aListenerHearsStreamsAndChannelsAndComesBackWithTheKind() {
        var heard = new CopyOnWriteArrayList<Long>();
        var typing = ChannelName.of("typing", "a");
        var typed = new CopyOnWriteArrayList<String>();
        engine.feeds.listen(ROOM, published -> heard.add(published.offset()));
        engine.feeds.listen(typing, published -> typed.add(new String(published.json(), UTF_8)));

        add(2);
        await().until(() -> heard.equals(range(1, 2)));
        var kind = new Kind("typing", Memory.NONE);
        engine.feeds.addKind(kind, Map.of());
        engine.feeds.publishJson(typing, "", "1".getBytes(UTF_8));
        await().until(() -> typed.equals(List.of("1")));
        engine.feeds.removeKind(kind);
        offer("typing", Memory.NONE);
        engine.feeds.publishJson(typing, "", "2".getBytes(UTF_8));
        await().until(() -> typed.equals(List.of("1", "2")));
    }

    @Test
    void aSlowListenerBlocksNobodyAndIsToldNothingTwice() throws InterruptedException {
        var gate = new CountDownLatch(1);
        var slow = new CopyOnWriteArrayList<Long>();
        var quick = new CopyOnWriteArrayList<Long>();
        engine.feeds.listen(ROOM, published -> {
            pass(gate);
            slow.add(published.offset());
        });
        engine.feeds.listen(ROOM, published -> quick.add(published.offset()));

        add(1000);

        await().until(() -> quick.contains(1000L));
        gate.countDown();
        await().until(() -> slow.contains(1000L));
        assertTrue(slow.size() < 300, "the queue is bounded, got " + slow.size());
        assertEquals(1000, slow.size() + engine.hops.counted("listener.dropped"));
        assertEquals(new ArrayList<>(new java.util.TreeSet<>(slow)), slow);
    }

    private static void pass(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
