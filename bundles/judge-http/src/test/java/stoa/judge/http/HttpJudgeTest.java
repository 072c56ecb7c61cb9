package stoa.judge.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.api.debate.Question;
import stoa.api.debate.Seat;
import stoa.api.debate.Turn;
import stoa.api.debate.Verdict;
import stoa.api.error.PlatformException;
import stoa.api.task.Deadline;

@Timeout(30)
final class HttpJudgeTest {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final Question QUESTION = new Question(
            "deb_1",
            "A motion",
            List.of(new Turn(1, Seat.PROPOSITION, "Secret words, because.", Duration.ZERO)),
            Optional.of(1));
    private static final String GOOD =
            "{\"status\":\"scored\",\"confidence\":0.5,\"summary\":\"S\",\"scores\":[{\"seat\":"
                    + "\"proposition\",\"criterion\":\"logic\",\"points\":%s,\"reason\":\"R\",\"quotes\":[\"because\",\"never said\"]}]}";

    @Test
    void findsQuotesAndDropsThoseThatWereNotSaid() throws Exception {
        var verdict = ask(GOOD.formatted("7"), 200);

        assertEquals(1, verdict.scores().getFirst().quotes().size());
        assertEquals(
                Optional.of("because"),
                verdict.scores().getFirst().quotes().getFirst().in(QUESTION.turns()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "[]",
                "{}",
                "{\"status\":\"great\"}",
                "{\"status\":\"scored\"}",
                "null",
                "{\"status\":1}",
                "{\"status\":\"scored\",\"confidence\":2,\"summary\":\"S\",\"scores\":[]}"
            })
    void refusesWhatIsNoVerdict(String body) {
        var failure = assertThrows(PlatformException.class, () -> ask(body, 200));

        assertFalse(failure.getMessage().contains("Secret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"11", "-1", "\"7\"", "null"})
    void refusesPointsThatAreNone(String points) {
        assertThrows(PlatformException.class, () -> ask(GOOD.formatted(points), 200));
    }

    @Test
    void refusesFiveMegabytesAndRedirectsAndErrors() {
        assertThrows(PlatformException.class, () -> ask("x".repeat(5_000_000), 200));
        assertThrows(PlatformException.class, () -> ask(GOOD.formatted("7"), 302));
        assertThrows(PlatformException.class, () -> ask(GOOD.formatted("7"), 500));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/plain", "application/octet-stream"})
    void refusesWhatDoesNotCallItselfJson(String type) throws Exception {
        var server = serve(GOOD.formatted("7"), 200, new CountDownLatch(0), type);
        try {
            var failure =
                    assertThrows(PlatformException.class, () -> judge(server).judge(QUESTION, soon()));

            assertTrue(failure.getMessage().contains("application/json"), failure.getMessage());
        } finally {
            server.stop(0);
        }
    }

    /** A body that never ends is as late as one that never begins. */
    @Test
    void leavesAProgramThatSendsAByteNowAndThen() throws Exception {
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> drip(server));
            var judge = judge(server.getLocalPort());

            assertTimeoutPreemptively(
                    Duration.ofSeconds(10),
                    () -> assertThrows(
                            PlatformException.class,
                            () -> judge.judge(QUESTION, Deadline.in(Duration.ofMillis(300), CLOCK))));
        }
    }

    private static void drip(ServerSocket server) {
        try (var socket = server.accept()) {
            var out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 90000\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            while (!server.isClosed()) {
                out.write(' ');
                out.flush();
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        } catch (IOException gone) {
            // The judge went away, as it should.
        }
    }

    @Test
    void asksAgainWhenTheProgramIsBack() throws Exception {
        var server = serve(GOOD.formatted("7"), 200, new CountDownLatch(0));
        var port = server.getAddress().getPort();
        var judge = judge(server);
        assertEquals(1, judge.judge(QUESTION, soon()).scores().size());
        server.stop(0);
        assertThrows(PlatformException.class, () -> judge.judge(QUESTION, soon()));

        var back = serve(port, GOOD.formatted("6"), 200, new CountDownLatch(0), "application/json");
        try {
            assertEquals(6, judge.judge(QUESTION, soon()).scores().getFirst().points());
        } finally {
            back.stop(0);
        }
    }

    @Test
    void endsAtOnceWhenNobodyWaitsAnyMore() throws Exception {
        var release = new CountDownLatch(1);
        var server = serve("", 200, release);
        try {
            var interrupted = new CountDownLatch(1);
            var thread = Thread.ofVirtual().start(() -> {
                try {
                    judge(server).judge(QUESTION, soon());
                } catch (InterruptedException expected) {
                    interrupted.countDown();
                }
            });
            thread.interrupt();

            assertTrue(interrupted.await(10, TimeUnit.SECONDS));
        } finally {
            release.countDown();
            server.stop(0);
        }
    }

    /** Nothing that the program or a debater wrote stands in what is thrown and logged. */
    @Test
    void repeatsNothingInItsComplaint() {
        for (var body : List.of("Secret \n\u001b[31m ERROR forged line", "{\"status\":\"Secret words\"}")) {
            var failure = assertThrows(PlatformException.class, () -> ask(body, 200));

            for (Throwable each = failure; each != null; each = each.getCause()) {
                assertFalse(
                        String.valueOf(each.getMessage()).matches("(?s).*(Secret|forged|\u001b|\n).*"), each::toString);
            }
        }
    }

    @Test
    void leavesAProgramThatHangs() throws Exception {
        var release = new CountDownLatch(1);
        var server = serve("", 200, release);
        try {
            assertThrows(
                    PlatformException.class,
                    () -> judge(server).judge(QUESTION, Deadline.in(Duration.ofMillis(300), CLOCK)));
        } finally {
            release.countDown();
            server.stop(0);
        }
    }

    @Test
    void sendsTextOnlyWhereItMay() {
        assertThrows(IllegalArgumentException.class, () -> Target.of("http://example.org/", List.of()));
        assertFalse(Target.of("https://example.org/", List.of("example.org")).isLocal());
        assertThrows(IllegalArgumentException.class, () -> Target.of("file:///etc/passwd", List.of()));
        assertThrows(IllegalArgumentException.class, () -> Target.of("http://127.0.0.1@example.org/", List.of()));
    }

    private static Verdict ask(String body, int status) throws Exception {
        var server = serve(body, status, new CountDownLatch(0));
        try {
            return judge(server).judge(QUESTION, soon());
        } finally {
            server.stop(0);
        }
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(10), CLOCK);
    }

    private static HttpJudge judge(HttpServer server) {
        return judge(server.getAddress().getPort());
    }

    private static HttpJudge judge(int port) {
        var address = "http://127.0.0.1:" + port + "/";
        return new HttpJudge(Optional.of(Target.of(address, List.of())), "http", "1", CLOCK);
    }

    private static HttpServer serve(String body, int status, CountDownLatch gate) throws IOException {
        return serve(body, status, gate, "application/json");
    }

    private static HttpServer serve(String body, int status, CountDownLatch gate, String type) throws IOException {
        return serve(0, body, status, gate, type);
    }

    private static HttpServer serve(int port, String body, int status, CountDownLatch gate, String type)
            throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", exchange -> {
            try {
                gate.await();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        return server;
    }
}
