package stoa.acceptance;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.acceptance.client.Rest;
import stoa.acceptance.debates.Acknowledged;
import stoa.acceptance.debates.LogCheck;
import stoa.acceptance.debates.Person;
import stoa.acceptance.debates.Table;
import stoa.acceptance.hall.Hall;

/** Whatever is sent, the answer is an error of the sender and the hall goes on. */
final class FuzzTest {
    private static final int ROUNDS = Integer.getInteger("stoa.fuzz", 1500);
    private static final long SEED = Long.getLong("stoa.seed", 20261123L);
    private static final List<String> ROUTES = List.of(
            "debates",
            "accounts",
            "session",
            "session/guest",
            "account/tokens",
            "setup",
            "streams/debate:deb_x/commands",
            "streams/%00/commands",
            "admin/plugins",
            "account/password");
    private static final List<String> ATOMS = List.of(
            "null",
            "true",
            "-1",
            "1e999",
            "99999999999999999999",
            "\"\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "[]",
            "{}",
            "\"x\"",
            "{\"a\":",
            "[,]",
            "'",
            "NaN",
            "\u0000",
            "\"" + "y".repeat(3000) + "\"");
    private static final List<String> NAMES = List.of(
            "id",
            "connect",
            "subscribe",
            "rpc",
            "publish",
            "history",
            "presence",
            "method",
            "channel",
            "data",
            "stream",
            "type",
            "key",
            "expect",
            "offset",
            "epoch",
            "recover",
            "name",
            "password",
            "nickname",
            "motion",
            "turns",
            "seat",
            "token");

    @TempDir
    Path data;

    private final Random random = new Random(SEED);

    @Test
    void answersNonsenseWithErrorsAndStaysHealthy() throws Exception {
        try (var hall = Hall.in(data).withoutLimits().start();
                var ada = new Rest(hall.url()).asDemo("ada")) {
            var statuses = new HashSet<Integer>();
            for (var round = 0; round < ROUNDS; round++) {
                var request = ada.request(any(ROUTES)).POST(BodyPublishers.ofByteArray(nonsense()));
                statuses.add(statusOf(ada, request));
            }
            for (var round = 0; round < ROUNDS / 30; round++) {
                bother(hall, ada);
            }

            assertEquals(Set.of(), failures(statuses), "seed " + SEED);
            assertEquals(200, ada.send(ada.request("../../health/ready").GET()).status());
            assertWorks(hall);
        }
    }

    /** Too large a body may be cut off before it is all sent: 413 as the sender sees it. */
    private static int statusOf(Rest person, HttpRequest.Builder request) {
        try {
            return person.send(request).status();
        } catch (UncheckedIOException cutOff) {
            return 413;
        }
    }

    private static Set<Integer> failures(Set<Integer> statuses) {
        var failures = new HashSet<>(statuses);
        failures.removeIf(status -> status < 500);
        return failures;
    }

    /** One connection that says twenty things and is cut off. */
    private void bother(Hall hall, Rest person) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var socket = http.newWebSocketBuilder()
                    .header("Cookie", person.cookieHeader())
                    .header("Origin", hall.url().toString().replaceFirst("/$", ""))
                    .buildAsync(hall.live(), new WebSocket.Listener() {})
                    .get(10, TimeUnit.SECONDS);
            if (random.nextBoolean()) {
                say(socket, "{\"id\":1,\"connect\":{}}".getBytes(StandardCharsets.UTF_8), true);
            }
            for (var line = 0; line < 20 && !socket.isOutputClosed(); line++) {
                say(socket, nonsense(), random.nextInt(4) > 0);
            }
            socket.abort();
            http.shutdownNow();
        }
    }

    private static void say(WebSocket socket, byte[] bytes, boolean text) {
        try {
            var sent = text
                    ? socket.sendText(new String(bytes, StandardCharsets.ISO_8859_1), true)
                    : socket.sendBinary(ByteBuffer.wrap(bytes), true);
            sent.get(5, TimeUnit.SECONDS);
        } catch (Exception closed) {
            // Being thrown out is one of the right answers.
        }
    }

    private byte[] nonsense() {
        return switch (random.nextInt(6)) {
            case 0 -> bytes();
            case 1 -> ("[".repeat(20_000) + "]".repeat(20_000)).getBytes(StandardCharsets.UTF_8);
            case 2 -> "{\"text\":\"\u00ff\ufffd".getBytes(StandardCharsets.ISO_8859_1);
            case 3 -> ("{\"motion\":\"" + "z".repeat(random.nextInt(200_000)) + "\"}").getBytes(StandardCharsets.UTF_8);
            default -> value(3).getBytes(StandardCharsets.UTF_8);
        };
    }

    private byte[] bytes() {
        var bytes = new byte[random.nextInt(300)];
        random.nextBytes(bytes);
        return bytes;
    }

    private String value(int depth) {
        if (depth == 0) {
            return any(ATOMS);
        }
        var text = new StringBuilder("{");
        for (var member = random.nextInt(5); member >= 0; member--) {
            text.append('"')
                    .append(any(NAMES))
                    .append("\":")
                    .append(value(random.nextInt(depth)))
                    .append(member > 0 ? "," : "");
        }
        return text.append(random.nextInt(20) > 0 ? "}" : "").toString();
    }

    private String any(List<String> list) {
        return list.get(random.nextInt(list.size()));
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
