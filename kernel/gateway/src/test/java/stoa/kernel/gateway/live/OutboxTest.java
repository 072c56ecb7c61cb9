package stoa.kernel.gateway.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.api.channel.ChannelName;
import stoa.kernel.gateway.fixture.Hall;
import stoa.kernel.gateway.live.Outbox.Taken;
import stoa.kernel.gateway.protocol.JsonFormat;
import stoa.kernel.gateway.settings.LiveSettings.Queues;

final class OutboxTest {
    private static final Queues MARKS = new Queues(100, 1000, Duration.ofHours(1), Duration.ofHours(1), 10_000);

    private final NodeBudget node = new NodeBudget(10_000, () -> {});
    private final QuietWire wire = QuietWire.slow();
    private final Outbox outbox = new Outbox(wire, new JsonFormat(), MARKS, node, () -> {});
    private Hall hall;
    private Subscription subscription;

    @BeforeEach
    void open() throws Exception {
        hall = Hall.open();
        var handshake = new Handshake(new JsonFormat(), Optional.empty(), "here");
        var connection = (Connection) hall.hub.accept(new QuietWire(), handshake);
        subscription = new Subscription(connection, ChannelName.of("live", "a"));
    }

    @AfterEach
    void close() {
        hall.close();
    }

    @Test
    void sendsRepliesBeforeEventsBeforeWhatIsWorthLess() {
        outbox.offer(control("first"));
        outbox.offer(ephemeral("cursor", ""));
        outbox.offer(logged("turn"));
        outbox.offer(control("reply"));

        wire.finishOne();

        assertEquals(List.of("first", "reply\nturn\ncursor"), wire.sent());
    }

    @Test
    void keepsEveryEventAndOnlyTheLatestOfAKeyForAReaderThatLags() {
        outbox.offer(logged("x".repeat(101)));
        outbox.offer(ephemeral("cursor 1", "ann"));
        outbox.offer(ephemeral("other", "bob"));
        outbox.offer(ephemeral("cursor 2", "ann"));
        var unkeyed = outbox.offer(ephemeral("noise", ""));

        wire.finishOne();

        assertEquals(Taken.DROPPED, unkeyed);
        assertEquals("cursor 2\nother", wire.sent().getLast());
    }

    @Test
    void replacesNothingForAReaderThatKeepsUp() {
        outbox.offer(control("under way"));
        outbox.offer(ephemeral("cursor 1", "ann"));
        outbox.offer(ephemeral("cursor 2", "ann"));

        wire.finishOne();

        assertEquals("cursor 1\ncursor 2", wire.sent().getLast());
    }

    @Test
    void isFullAtTheHardMarkAndNotBefore() {
        outbox.offer(logged("x".repeat(900)));

        assertEquals(Taken.QUEUED, outbox.offer(logged("x".repeat(100))));
        assertEquals(Taken.FULL, outbox.offer(logged("x")));
    }

    @Test
    void takesOneMessageOfAnySizeWhenNothingWaits() {
        assertEquals(Taken.QUEUED, outbox.offer(control("x".repeat(5000))));
    }

    @Test
    void forgetsWhatBelongsToAnEndedSubscription() {
        outbox.offer(control("under way"));
        outbox.offer(logged("turn"));
        outbox.offer(control("reply"));
        subscription.end();

        wire.finishOne();

        assertEquals("reply", wire.sent().getLast());
    }

    @Test
    void givesBackEveryByteOfTheNode() {
        outbox.offer(control("under way"));
        outbox.offer(logged("turn"));
        outbox.offer(ephemeral("cursor", "ann"));
        wire.finishOne();
        wire.finishOne();
        assertEquals(0, node.held());

        outbox.offer(logged("turn"));
        outbox.offer(logged("turn"));
        outbox.close();
        wire.finishOne();

        assertEquals(0, node.held());
    }

    @Test
    void keepsTheStackFlatHoweverMuchIsSentAtOnce() {
        var quick = new QuietWire();
        var box = new Outbox(quick, new JsonFormat(), MARKS, node, () -> {});

        IntStream.range(0, 100_000).forEach(i -> box.offer(control("x")));

        assertEquals(100_000, quick.sent().size());
    }

    private Message control(String text) {
        return Message.control(bytes(text));
    }

    private Message logged(String text) {
        return new Message(Lane.LOGGED, bytes(text), subscription, "");
    }

    private Message ephemeral(String text, String key) {
        return new Message(Lane.EPHEMERAL, bytes(text), subscription, key);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
