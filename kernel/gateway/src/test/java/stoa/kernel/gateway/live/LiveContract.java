package stoa.kernel.gateway.live;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.api.channel.ChannelName;
import stoa.kernel.gateway.fixture.Hall;
import stoa.kernel.gateway.fixture.People;
import stoa.kernel.gateway.fixture.Socket;

/** What the live connection promises, whatever carries it. */
abstract class LiveContract {
    private static final ChannelName DEBATE = ChannelName.of("debate", "d1");

    private Hall hall;

    abstract String wire();

    @BeforeEach
    void open() throws Exception {
        hall = Hall.open("stoa.live.wire", wire(), "stoa.live.look", "PT0.05S");
    }

    @AfterEach
    void close() {
        hall.close();
    }

    @Test
    void welcomesAndTellsItsRhythm() {
        try (var socket = Socket.open(hall)) {
            var welcome = socket.ask("\"connect\":{}").path("connect");

            assertEquals(25, welcome.path("ping").asInt());
            assertTrue(welcome.path("pong").asBoolean());
            assertFalse(welcome.path("client").asString().isEmpty());
        }
    }

    @Test
    void refusesAnUnknownTokenForGood() {
        try (var socket = Socket.open(hall)) {
            socket.send("{\"id\":1,\"connect\":{\"token\":\"nobody\"}}");

            assertEquals(3500, socket.awaitClose());
        }
    }

    @Test
    void passesOnWhatIsPublishedInOrder() {
        hall.messaging.append(DEBATE, "zero");
        try (var socket = Socket.connect(hall, "ann")) {
            var position = socket.subscribe("debate:d1");

            IntStream.range(0, 50).forEach(i -> hall.messaging.append(DEBATE, "turn " + i));

            await().until(() -> socket.publications("debate:d1").size() == 50);
            assertEquals(1, position.path("offset").asLong());
            assertEquals("e1", position.path("epoch").asString());
            assertEquals(IntStream.rangeClosed(2, 51).boxed().toList(), offsets(socket));
        }
    }

    @Test
    void givesBackWhatWasMissedAndNothingTwice() {
        IntStream.range(0, 10).forEach(i -> hall.messaging.append(DEBATE, "turn " + i));
        try (var socket = Socket.connect(hall, "ann")) {
            var reply = socket.recover("debate:d1", "e1", 4);

            hall.messaging.append(DEBATE, "next");

            await().until(() -> !socket.publications("debate:d1").isEmpty());
            assertTrue(reply.path("recovered").asBoolean());
            assertEquals(4, reply.path("offset").asLong());
            assertEquals(
                    List.of(5, 6, 7, 8, 9, 10),
                    reply.path("publications")
                            .valueStream()
                            .map(node -> node.path("offset").asInt())
                            .toList());
            assertEquals(List.of(11), offsets(socket));
        }
    }

    @Test
    void holdsBackWhatIsPublishedWhileItReads() {
        hall.messaging.append(DEBATE, "first");
        var gate = new CountDownLatch(1);
        hall.messaging.holdReplaysUntil(gate);
        try (var socket = Socket.connect(hall, "ann")) {
            socket.send(
                    "{\"id\":9,\"subscribe\":{\"channel\":\"debate:d1\",\"recover\":true,\"epoch\":\"e1\",\"offset\":0}}");
            await().until(() -> hall.messaging.attachments(DEBATE) == 1);

            hall.messaging.append(DEBATE, "meanwhile");
            gate.countDown();
            var reply = socket.awaitReply(9).path("subscribe");
            hall.messaging.append(DEBATE, "after");

            await().until(() -> reply.path("publications").size()
                            + socket.publications("debate:d1").size()
                    == 3);
            assertEquals(List.of(3), offsets(socket));
        }
    }

    @Test
    void startsAnewAfterAnotherEpoch() {
        hall.messaging.append(DEBATE, "turn");
        hall.messaging.startNewEpoch();
        try (var socket = Socket.connect(hall, "ann")) {
            var reply = socket.recover("debate:d1", "e1", 1);

            assertTrue(reply.path("was_recovering").asBoolean());
            assertFalse(reply.path("recovered").asBoolean());
            assertEquals("e2", reply.path("epoch").asString());
        }
    }

    @Test
    void startsAnewWhenTooMuchWasMissed() {
        IntStream.range(0, 301).forEach(i -> hall.messaging.append(DEBATE, "turn " + i));
        try (var socket = Socket.connect(hall, "ann")) {
            assertTrue(socket.recover("debate:d1", "e1", 1).path("recovered").asBoolean());
            socket.ask("\"unsubscribe\":{\"channel\":\"debate:d1\"}");
            var reply = socket.recover("debate:d1", "e1", 0);

            assertFalse(reply.path("recovered").asBoolean());
            assertEquals(301, reply.path("offset").asLong());
        }
    }

    @Test
    void answersACommandWhenItIsDurableAndARepeatWithTheSame() {
        try (var socket = Socket.connect(hall, "ann")) {
            var first = append(socket, "\"k1\"", "");
            var again = append(socket, "\"k1\"", "");

            assertEquals(1, first.path("rpc").path("data").path("seq").asLong());
            assertFalse(first.path("rpc").path("data").path("dup").asBoolean());
            assertTrue(again.path("rpc").path("data").path("dup").asBoolean());
        }
    }

    @Test
    void tellsWhenTheExpectedSequenceHasMoved() {
        hall.messaging.append(DEBATE, "turn");
        try (var socket = Socket.connect(hall, "ann")) {
            var reply = append(socket, "\"k2\"", ",\"expect\":0");

            assertEquals(409, reply.path("error").path("code").asInt());
            assertTrue(reply.path("error").path("message").asString().startsWith("SEQUENCE_MOVED: "));
        }
    }

    @Test
    void givesASnapshotThatASubscriptionCanGoOnFrom() {
        hall.messaging.append(DEBATE, "turn");
        try (var socket = Socket.connect(hall, "ann")) {
            var data = socket.rpc("snapshot", "{\"stream\":\"debate:d1\"}")
                    .path("rpc")
                    .path("data");

            assertEquals(1, data.path("seq").asLong());
            assertEquals(1, data.path("state").path("turns").asInt());
            assertTrue(socket.recover("debate:d1", data.path("epoch").asString(), 1)
                    .path("recovered")
                    .asBoolean());
        }
    }

    @Test
    void pagesThroughThePastBothWays() {
        IntStream.range(0, 5).forEach(i -> hall.messaging.append(DEBATE, "turn " + i));
        try (var socket = Socket.connect(hall, "ann")) {
            var forward = socket.ask(
                    "\"history\":{\"channel\":\"debate:d1\",\"since\":{\"offset\":1,\"epoch\":\"e1\"},\"limit\":2}");
            var backward = socket.ask("\"history\":{\"channel\":\"debate:d1\",\"limit\":2,\"reverse\":true}");
            var stranger = socket.ask(
                    "\"history\":{\"channel\":\"debate:d1\",\"since\":{\"offset\":1,\"epoch\":\"e0\"},\"limit\":2}");

            assertEquals(
                    2,
                    forward.path("history")
                            .path("publications")
                            .path(0)
                            .path("offset")
                            .asInt());
            assertEquals(
                    5,
                    backward.path("history")
                            .path("publications")
                            .path(0)
                            .path("offset")
                            .asInt());
            assertEquals(112, stranger.path("error").path("code").asInt());
        }
    }

    @Test
    void carriesWhatIsSaidOnEphemeralChannels() {
        try (var ann = Socket.connect(hall, "ann");
                var bob = Socket.connect(hall, "bob")) {
            bob.subscribe("live:d1");

            var said = ann.ask("\"publish\":{\"channel\":\"live:d1\",\"data\":{\"typing\":true}}");

            await().until(() -> bob.publications("live:d1").size() == 1);
            assertTrue(said.has("publish"));
            assertFalse(bob.publications("live:d1").getFirst().has("offset"));
        }
    }

    @Test
    void refusesToPublishOnALog() {
        try (var socket = Socket.connect(hall, "ann")) {
            var reply = socket.ask("\"publish\":{\"channel\":\"debate:d1\",\"data\":{}}");

            assertEquals(103, reply.path("error").path("code").asInt());
        }
    }

    @Test
    void tellsWhoIsThereAndWhoComesAndGoes() {
        hall.messaging.append(DEBATE, "turn");
        try (var ann = Socket.connect(hall, "ann")) {
            ann.subscribe("debate:d1");
            var bob = Socket.connect(hall, "bob");
            bob.subscribe("debate:d1");
            var both = ann.ask("\"presence\":{\"channel\":\"debate:d1\"}")
                    .path("presence")
                    .path("presence");
            var stats =
                    ann.ask("\"presence_stats\":{\"channel\":\"debate:d1\"}").path("presence_stats");

            await().until(() -> !ann.pushes("debate:d1", "join").isEmpty());
            bob.close();
            await().until(() -> !ann.pushes("debate:d1", "leave").isEmpty());

            assertEquals(
                    "bob", both.path("usr_bob").path("conn_info").path("name").asString());
            assertEquals(2, stats.path("num_users").asInt());
        }
    }

    @Test
    void asksToSubscribeAgainWhenTheKindOfTheChannelIsGone() {
        hall.messaging.append(DEBATE, "turn");
        try (var socket = Socket.connect(hall, "ann")) {
            socket.subscribe("debate:d1");

            hall.messaging.end(DEBATE);

            await().until(() -> !socket.pushes("debate:d1", "unsubscribe").isEmpty());
            assertEquals(
                    2500,
                    socket.pushes("debate:d1", "unsubscribe")
                            .getFirst()
                            .path("code")
                            .asInt());
            assertTrue(socket.recover("debate:d1", "e1", 1).path("recovered").asBoolean());
        }
    }

    @Test
    void letsGoOfTheChannelWithTheLastReader() {
        hall.messaging.append(DEBATE, "turn");
        var ann = Socket.connect(hall, "ann");
        var bob = Socket.connect(hall, "bob");
        ann.subscribe("debate:d1");
        bob.subscribe("debate:d1");
        assertEquals(1, hall.messaging.attachments(DEBATE));

        ann.close();
        bob.ask("\"unsubscribe\":{\"channel\":\"debate:d1\"}");

        await().until(() -> hall.messaging.attachments(DEBATE) == 0);
        bob.close();
    }

    @Test
    void closesTheSocketsOfASessionAndOfAPersonForGood() {
        try (var ann = Socket.connect(hall, "ann");
                var bob = Socket.connect(hall, "bob")) {
            hall.hub.closeSession("ses_ann", "signed out");
            hall.hub.closeUser("usr_bob", "deactivated");

            assertEquals(3500, ann.awaitClose());
            assertEquals("signed out", ann.reason());
            assertEquals(3503, bob.awaitClose());
        }
    }

    @Test
    void tellsWhyItEndsEvenAfterALongSilence() {
        try (var ann = Socket.connect(hall, "ann")) {
            assertFalse(ann.isClosedWithin(Duration.ofMillis(3500)));

            hall.hub.closeUser("usr_ann", "deactivated");

            assertEquals(3503, ann.awaitClose());
        }
    }

    @Test
    void dropsSubscriptionsThatAreNotAllowedAnyMore() {
        hall.messaging.append(DEBATE, "turn");
        try (var ann = Socket.connect(hall, "ann")) {
            ann.subscribe("debate:d1");
            hall.people.add("ann", stoa.api.access.Role.DEVICE);

            hall.hub.recheckUser("usr_ann");

            await().until(() -> !ann.pushes("debate:d1", "unsubscribe").isEmpty());
            assertEquals(
                    2000,
                    ann.pushes("debate:d1", "unsubscribe")
                            .getFirst()
                            .path("code")
                            .asInt());
        }
    }

    @Test
    void endsTheConnectionOfSomebodyWhoIsNotKnownAnyMore() {
        try (var ann = Socket.connect(hall, "ann")) {
            hall.people.forget("ann");

            hall.hub.recheckUser("usr_ann");

            assertEquals(3500, ann.awaitClose());
        }
    }

    @Test
    void spreadsTheEndOfAllConnectionsWhenDraining() {
        try (var ann = Socket.connect(hall, "ann");
                var bob = Socket.connect(hall, "bob")) {
            hall.hub.drain(Duration.ofMillis(50));

            assertEquals(List.of(3001, 3001), List.of(ann.awaitClose(), bob.awaitClose()));
        }
    }

    @Test
    void takesTheSessionCookieOfItsOwnPagesOnly() {
        var cookie = "stoa=" + People.secret("ann");
        var origin = hall.at("/").toString().replaceAll("/$", "");
        hall.messaging.append(DEBATE, "turn");
        try (var own = Socket.open(hall, "Cookie", cookie, "Origin", origin);
                var program = Socket.open(hall, "Cookie", cookie)) {
            own.ask("\"connect\":{}");
            program.ask("\"connect\":{}");

            assertTrue(own.subscribe("debate:d1").has("epoch"));
            assertEquals(
                    101,
                    program.ask("\"subscribe\":{\"channel\":\"debate:d1\"}")
                            .path("error")
                            .path("code")
                            .asInt());
        }
    }

    private static List<Integer> offsets(Socket socket) {
        return socket.publications("debate:d1").stream()
                .map(node -> node.path("offset").asInt())
                .toList();
    }

    private static tools.jackson.databind.JsonNode append(Socket socket, String key, String more) {
        return socket.rpc(
                "append",
                "{\"stream\":\"debate:d1\",\"type\":\"speak\",\"key\":" + key + ",\"data\":{\"text\":\"hello\"}" + more
                        + "}");
    }
}
