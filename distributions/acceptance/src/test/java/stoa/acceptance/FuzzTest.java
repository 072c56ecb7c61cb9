package stoa.acceptance;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.acceptance.client.Metrics;
import stoa.acceptance.client.RawSocket;
import stoa.acceptance.client.Rest;
import stoa.acceptance.debates.Acknowledged;
import stoa.acceptance.debates.LogCheck;
import stoa.acceptance.debates.Person;
import stoa.acceptance.debates.Table;
import stoa.acceptance.fuzz.Nonsense;
import stoa.acceptance.hall.Hall;

/** Whatever is sent, the answer is a documented error of the sender, nobody else notices, and the hall goes on. */
final class FuzzTest {
    private static final int ROUNDS = Integer.getInteger("stoa.fuzz", 1500);
    private static final long SEED = Long.getLong("stoa.seed", 20261123L);
    private static final double HEAP_ALLOWED = 48e6;
    private static final int THREADS_ALLOWED = 24;
    /** A body larger than this may be refused before it was read to its end. */
    private static final int ROOM = 8_000;

    private static final Set<Integer> STATUSES =
            Set.of(200, 201, 204, 400, 401, 403, 404, 405, 409, 413, 415, 422, 429);
    /** Still there, or told why not: a bad frame, bad text, too large, a bad message, too many. */
    private static final Set<String> OUTCOMES =
            Set.of("alive", "closed 1002", "closed 1007", "closed 1009", "closed 3501", "closed 3013");

    private static final byte[] SUBSCRIBE =
            "{\"id\":7,\"subscribe\":{\"channel\":\"lobby:open\",\"recover\":true}}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] SUBSCRIBE_IN_PROTOBUF = protobuf("lobby:open");
    private static final List<String> ROUTES = List.of(
            "debates",
            "accounts",
            "session",
            "session/guest",
            "account/tokens",
            "setup",
            "streams/debate:deb_x/commands",
            "admin/plugins",
            "account/password");

    @TempDir
    static Path data;

    private static Hall hall;
    private static Rest ada;

    private final Nonsense nonsense = new Nonsense(SEED);

    @BeforeAll
    static void open() {
        hall = Hall.in(data).withoutLimits().start();
        ada = new Rest(hall.url()).asDemo("ada");
    }

    @AfterAll
    static void close() {
        ada.close();
        hall.close();
    }

    @Test
    void answersEveryKindOfBadFrameWithItsCode() throws Exception {
        var found = new TreeMap<String, String>();
        for (var frame : BadFrame.values()) {
            for (var protobuf : List.of(false, true)) {
                try (var socket = RawSocket.open(hall.live(), ada.cookieHeader(), protobuf)) {
                    found.put(frame + (protobuf ? " in protobuf" : " in json"), frame.sentOn(socket.connect()));
                }
            }
        }
        var expected = new TreeMap<String, String>();
        for (var frame : BadFrame.values()) {
            expected.put(frame + " in json", frame.inJson());
            expected.put(frame + " in protobuf", frame.inProtobuf());
        }
        assertEquals(expected, found);
    }

    /** Refused before any route is asked, with the end of the connection. */
    @Test
    void refusesWhatIsNoAddress() {
        try (var stranger = new Rest(hall.url())) {
            assertEquals(400, stranger.post("streams/%00/commands", Map.of()).status());
        }
    }

    @Test
    void answersNonsenseWithErrorsAndStaysHealthy() throws Exception {
        try (var bystander = Person.guest(hall.url(), hall.live(), "Bystander")) {
            var metrics = new Metrics(hall.url(), hall.pid());
            annoy(ROUNDS / 10, bystander);
            var threads = metrics.threads();
            var heap = metrics.heap();

            annoy(ROUNDS, bystander);

            await().atMost(Duration.ofSeconds(30)).until(() -> metrics.sum("stoa_live_connections", "") <= 1);
            assertTrue(metrics.threads() <= threads + THREADS_ALLOWED, threads + " threads, now " + metrics.threads());
            assertTrue(metrics.heap() <= heap + HEAP_ALLOWED, heap + " bytes of heap, now " + metrics.heap());
            assertEquals(200, ada.send(ada.request("../../health/ready").GET()).status());
            assertWorks(hall);
        }
    }

    private void annoy(int rounds, Person bystander) throws IOException {
        for (var round = 0; round < rounds; round++) {
            overRest(nonsense.any(ROUTES));
            if (round % 5 == 0) {
                overSocket(round % 2 == 0, round);
            }
            if (round % 50 == 0) {
                assertFalse(bystander.live().call("time", Map.of()).isEmpty());
            }
        }
    }

    private void overRest(String route) {
        var body = nonsense.message();
        var answer = answer(ada, route, body);
        if (answer == null) {
            try (var fresh = new Rest(hall.url())) {
                answer = answer(fresh, route, body);
            }
        }
        if (answer == null) {
            assertTrue(body.length > ROOM, route + " was cut off, seed " + SEED);
            return;
        }
        assertTrue(STATUSES.contains(answer.status()), route + " seed " + SEED + ": " + answer);
        assertTrue(answer.status() < 400 || answer.json().hasNonNull("code"), route + ": " + answer);
    }

    /** Null where the connection ended: the server gives one up when it did not read a body to its end. */
    private static Rest.@Nullable Answer answer(Rest rest, String route, byte[] body) {
        try {
            return rest.send(rest.request(route).POST(BodyPublishers.ofByteArray(body)));
        } catch (UncheckedIOException cutOff) {
            return null;
        }
    }

    private void overSocket(boolean protobuf, int round) throws IOException {
        try (var socket = RawSocket.open(hall.live(), ada.cookieHeader(), protobuf)) {
            if (round % 3 > 0) {
                socket.connect();
            }
            for (var message = 0; message < 5; message++) {
                var good = protobuf ? SUBSCRIBE_IN_PROTOBUF : SUBSCRIBE;
                var bytes = message % 2 == 0 ? nonsense.message() : nonsense.spoilt(good);
                socket.send(protobuf ? RawSocket.BINARY : RawSocket.TEXT, bytes);
            }
            var outcome = socket.outcome();
            assertTrue(OUTCOMES.contains(outcome), outcome + " in round " + round + ", seed " + SEED);
        }
    }

    private static byte[] protobuf(String channel) {
        var name = channel.getBytes(StandardCharsets.UTF_8);
        var out = new java.io.ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) (name.length + 6), 0x08, 7, 0x2a, (byte) (name.length + 2), 0x0a});
        out.write(name.length);
        out.writeBytes(name);
        return out.toByteArray();
    }

    private static void assertWorks(Hall hall) {
        var acknowledged = new Acknowledged();
        try (var proposition = Person.member(hall.url(), hall.live(), "prop");
                var opposition = Person.member(hall.url(), hall.live(), "opp")) {
            var table = new Table(proposition, opposition, 1, true, acknowledged);
            var log = new LogCheck(proposition.rest());
            var stream = table.play();
            await().atMost(Duration.ofSeconds(60)).until(() -> log.count(stream, "decided") == 1);
            assertEquals(List.of(), log.faults(table.streams(), acknowledged));
            assertTrue(table.feeds().stream().allMatch(feed -> feed.faults().isEmpty()));
        }
    }
}
