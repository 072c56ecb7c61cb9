package stoa.kernel.gateway.live;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.api.access.Role;
import stoa.api.access.Rules;
import stoa.api.channel.ChannelName;
import stoa.kernel.gateway.fixture.Echo;
import stoa.kernel.gateway.fixture.Hall;
import stoa.kernel.gateway.fixture.People;
import stoa.kernel.gateway.fixture.Socket;
import stoa.kernel.gateway.fixture.StalledReader;

/** Every limit from both sides. */
final class LimitsTest {
    private static final ChannelName DEBATE = ChannelName.of("debate", "d1");

    @Test
    void takesSubscriptionsUpToTheLimit() throws Exception {
        try (var hall = Hall.open("stoa.live.subscriptions", "2");
                var socket = Socket.connect(hall, "ann")) {
            assertTrue(socket.subscribe("live:a").has("epoch"));
            assertTrue(socket.subscribe("live:b").has("epoch"));
            assertEquals(106, code(socket, "live:c"));
            assertEquals(105, codeAfterLeaving(socket));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "jakarta"})
    void takesMessagesUpToTheLimit(String wire) throws Exception {
        try (var hall = Hall.open("stoa.live.text", "1000", "stoa.live.wire", wire);
                var socket = Socket.connect(hall, "ann")) {
            var frame = "{\"id\":50,\"publish\":{\"channel\":\"live:a\",\"data\":\"\"}}".length();

            socket.send(
                    "{\"id\":50,\"publish\":{\"channel\":\"live:a\",\"data\":\"" + "x".repeat(1000 - frame) + "\"}}");
            assertTrue(socket.awaitReply(50).has("publish"));
            socket.send(
                    "{\"id\":51,\"publish\":{\"channel\":\"live:a\",\"data\":\"" + "x".repeat(1001 - frame) + "\"}}");

            assertEquals(1009, socket.awaitClose());
        }
    }

    @Test
    void countsAMessageInPiecesAsAWhole() throws Exception {
        try (var hall = Hall.open("stoa.live.text", "1000");
                var socket = Socket.connect(hall, "ann")) {
            socket.sendPart("{\"id\":50,\"publish\":{\"channel\":\"live:a\",\"data\":\"" + "x".repeat(900));
            socket.sendPart("x".repeat(900));

            assertEquals(1009, socket.awaitClose());
        }
    }

    @Test
    void takesConnectionsOfAPersonUpToTheLimit() throws Exception {
        try (var hall = Hall.open("stoa.live.connections.user", "2");
                var first = Socket.connect(hall, "ann");
                var second = Socket.connect(hall, "ann");
                var third = Socket.open(hall)) {
            third.send("{\"id\":1,\"connect\":{\"token\":\"" + People.secret("ann") + "\"}}");

            assertEquals(3504, third.awaitClose());
            assertFalse(first.isClosed() || second.isClosed());
            first.close();
            await().until(() -> {
                try (var fourth = Socket.open(hall)) {
                    fourth.send("{\"id\":1,\"connect\":{\"token\":\"" + People.secret("ann") + "\"}}");
                    await().until(() -> fourth.isClosed() || !fourth.got().isEmpty());
                    return !fourth.isClosed();
                }
            });
        }
    }

    @Test
    void takesCommandsUpToTheBurstThenSaysSoThenEnds() throws Exception {
        try (var hall = Hall.open("stoa.live.rate.commands", "1/5", "stoa.live.rate.refusals", "1/10");
                var socket = Socket.connect(hall, "ann")) {
            for (var i = 0; i < 5; i++) {
                assertTrue(socket.rpc("time", "{}").has("rpc"));
            }
            var limited = socket.rpc("time", "{}").path("error");

            assertEquals(429, limited.path("code").asInt());
            assertTrue(limited.path("temporary").asBoolean());
            IntStream.range(0, 60)
                    .forEach(i -> socket.trySend("{\"id\":99,\"rpc\":{\"method\":\"time\",\"data\":{}}}"));
            assertEquals(3013, socket.awaitClose());
        }
    }

    @Test
    void doesNotCountOneKindOfCommandForAnother() throws Exception {
        try (var hall = Hall.open("stoa.live.rate.publications", "1/1");
                var socket = Socket.connect(hall, "ann")) {
            assertTrue(say(socket).has("publish"));
            assertEquals(111, say(socket).path("error").path("code").asInt());
            assertTrue(socket.rpc("time", "{}").has("rpc"));
        }
    }

    @Test
    void runsOnlySoManyOperationsOfOneConnectionAtOnce() throws Exception {
        try (var hall = Hall.open("stoa.http.deadline", "PT2S", "stoa.live.rate.commands", "100/100");
                var socket = Socket.connect(hall, "ann")) {
            hall.operations.addOperation(
                    Echo.named("echo.say", (said, context) -> {
                        await().atMost(Duration.ofSeconds(5))
                                .until(() -> Thread.currentThread().isInterrupted());
                        return "";
                    }),
                    Map.of("service.id", 1L));
            for (var id = 100; id < 117; id++) {
                socket.send(
                        "{\"id\":" + id + ",\"rpc\":{\"method\":\"echo.say\",\"data\":{\"id\":\"\",\"text\":\"\"}}}");
            }

            assertEquals(111, socket.awaitReply(116).path("error").path("code").asInt());
            assertTrue(socket.rpc("time", "{}").has("rpc"));
            assertEquals(503, socket.awaitReply(100).path("error").path("code").asInt());
        }
    }

    @Test
    void endsAConnectionThatNeverConnects() throws Exception {
        try (var hall = Hall.open("stoa.live.connect", "PT0.1S", "stoa.live.look", "PT0.05S");
                var silent = Socket.open(hall);
                var prompt = Socket.anonymous(hall)) {
            assertEquals(3502, silent.awaitClose());
            assertFalse(prompt.isClosed());
        }
    }

    @Test
    void pingsAndEndsAConnectionThatDoesNotAnswer() throws Exception {
        try (var hall = Hall.open("stoa.live.ping", "PT0.1S", "stoa.live.pong", "PT0.3S", "stoa.live.look", "PT0.05S");
                var silent = Socket.anonymous(hall);
                var alive = Socket.anonymous(hall)) {
            await().until(() -> {
                alive.answerPings();
                return silent.isClosed();
            });

            assertEquals(3012, silent.awaitClose());
            assertFalse(alive.isClosed());
        }
    }

    @Test
    void wantsConnectFirstAndOnce() throws Exception {
        try (var hall = Hall.open();
                var early = Socket.open(hall);
                var twice = Socket.anonymous(hall)) {
            early.send("{\"id\":1,\"rpc\":{\"method\":\"time\",\"data\":{}}}");
            twice.send("{\"id\":9,\"connect\":{}}");

            assertEquals(3501, early.awaitClose());
            assertEquals("The first command must be connect", early.reason());
            assertEquals(3501, twice.awaitClose());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "jakarta"})
    void cutsOffWhoDoesNotReadAndServesTheOthers(String wire) throws Exception {
        var turn = "x".repeat(8000);
        try (var hall = Hall.open(
                        "stoa.live.wire", wire, "stoa.live.look", "PT0.05S", "stoa.live.queue.stall", "PT30S");
                var stalled = new StalledReader(hall, "bob", "debate:d1");
                var healthy = Socket.connect(hall, "ann")) {
            healthy.subscribe("debate:d1");
            var most = 0L;
            for (var i = 1; i <= 1500; i++) {
                hall.messaging.append(DEBATE, turn);
                most = Math.max(most, hall.hub.budget().held());
                if (i % 50 == 0) {
                    var reached = i;
                    await().atMost(Duration.ofSeconds(20))
                            .until(() -> healthy.publications("debate:d1").size() >= reached);
                }
            }

            await().until(() -> ended(hall, 3008) == 1);
            assertTrue(most < 3 * 1024 * 1024, "bytes held " + most);
            assertFalse(healthy.isClosed());
            await().until(() -> hall.hub.budget().held() == 0);
        }
    }

    @Test
    void cutsOffWhoTakesNothingForTheStallTime() throws Exception {
        try (var hall = Hall.open(
                        "stoa.live.look",
                        "PT0.05S",
                        "stoa.live.queue.stall",
                        "PT0.3S",
                        "stoa.live.queue.hard",
                        "100000000",
                        "stoa.live.queue.node",
                        "1000000000");
                var stalled = new StalledReader(hall, "bob", "debate:d1")) {
            IntStream.range(0, 1500).forEach(i -> hall.messaging.append(DEBATE, "x".repeat(8000)));

            await().until(() -> ended(hall, 3008) == 1);
        }
    }

    @Test
    void cutsOffTheFattestWhenTheNodeHoldsTooMuch() throws Exception {
        try (var hall = Hall.open(
                        "stoa.live.queue.node",
                        "500000",
                        "stoa.live.queue.hard",
                        "100000000",
                        "stoa.live.queue.stall",
                        "PT30S");
                var stalled = new StalledReader(hall, "bob", "debate:d1");
                var idle = Socket.connect(hall, "ann")) {
            IntStream.range(0, 1500).forEach(i -> hall.messaging.append(DEBATE, "x".repeat(8000)));

            await().until(() -> ended(hall, 3008) == 1);
            assertTrue(idle.rpc("time", "{}").has("rpc"));
        }
    }

    @Test
    void countsConnectionsPerAddressExceptFromThisMachine() throws Exception {
        try (var hall = Hall.open("stoa.live.connections.address", "2")) {
            var handshake = new Handshake(
                    new stoa.kernel.gateway.protocol.JsonFormat(), java.util.Optional.empty(), "10.0.0.9");
            var first = hall.hub.accept(new QuietWire(), handshake);
            assertTrue(hall.hub.refusal("10.0.0.9", false).isEmpty());
            hall.hub.accept(new QuietWire(), handshake);

            assertTrue(hall.hub.refusal("10.0.0.9", false).isPresent());
            assertTrue(hall.hub.refusal("10.0.0.9", true).isEmpty());
            first.closed();
            assertTrue(hall.hub.refusal("10.0.0.9", false).isEmpty());
        }
    }

    @Test
    void endsWhatWasOpenedWithAProofThatHasExpired() throws Exception {
        try (var hall = Hall.open("stoa.live.proof", "PT0.1S", "stoa.live.look", "PT0.05S");
                var ann = Socket.connect(hall, "ann");
                var bob = Socket.connect(hall, "bob");
                var nobody = Socket.anonymous(hall)) {
            hall.people.forget("ann");

            assertEquals(3005, ann.awaitClose());
            assertTrue(bob.rpc("time", "{}").has("rpc"));
            assertTrue(nobody.rpc("time", "{}").has("rpc"));
        }
    }

    @Test
    void endsNobodyWhileNobodyCanTellWhoIsWho() throws Exception {
        try (var hall = Hall.open("stoa.live.proof", "PT0.1S", "stoa.live.look", "PT0.05S");
                var ann = Socket.connect(hall, "ann")) {
            hall.callers.unsetIdentities(hall.people);
            await().until(() -> hall.count("stoa.live.unproven") > 1);
            hall.hub.recheckUser("usr_ann");
            assertTrue(ann.rpc("time", "{}").has("rpc"));

            hall.people.forget("ann");
            hall.callers.setIdentities(hall.people);
            assertEquals(3005, ann.awaitClose());
        }
    }

    @Test
    void takesAwayWhatANewRoleDoesNotAllowWithoutBeingTold() throws Exception {
        try (var hall = Hall.open("stoa.live.proof", "PT0.1S", "stoa.live.look", "PT0.05S");
                var admin = Socket.connect(hall, "admin");
                var ann = Socket.connect(hall, "ann")) {
            hall.policy.addGuard(Rules.of().allow("board.watch", Role.ADMIN).build());
            assertTrue(admin.subscribe("board:a").has("epoch"));
            ann.subscribe("live:a");

            hall.people.add("admin", Role.MEMBER);

            await().until(() -> admin.pushes("board:a", "unsubscribe").size() == 1);
            assertTrue(ann.pushes("live:a", "unsubscribe").isEmpty());
        }
    }

    private static double ended(Hall hall, int code) {
        var counter = hall.meters
                .find("stoa.live.ended")
                .tag("code", Integer.toString(code))
                .counter();
        return counter == null ? 0 : counter.count();
    }

    private static tools.jackson.databind.JsonNode say(Socket socket) {
        return socket.ask("\"publish\":{\"channel\":\"live:a\",\"data\":{}}");
    }

    private static int code(Socket socket, String channel) {
        return socket.ask("\"subscribe\":{\"channel\":\"" + channel + "\"}")
                .path("error")
                .path("code")
                .asInt();
    }

    private static int codeAfterLeaving(Socket socket) {
        socket.ask("\"unsubscribe\":{\"channel\":\"live:b\"}");
        return code(socket, "live:a");
    }
}
