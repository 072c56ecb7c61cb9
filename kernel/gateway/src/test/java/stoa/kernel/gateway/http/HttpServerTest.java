package stoa.kernel.gateway.http;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stoa.api.error.PlatformException;
import stoa.api.task.Deadline;
import stoa.kernel.gateway.fixture.Async;
import stoa.kernel.gateway.fixture.Echo;
import stoa.kernel.gateway.fixture.Hall;
import stoa.kernel.gateway.fixture.MapSettings;
import stoa.kernel.gateway.fixture.Web;
import stoa.kernel.gateway.settings.HttpSettings;
import stoa.kernel.gateway.settings.LiveSettings;

final class HttpServerTest {
    @Test
    void saysThatThePortIsTaken() throws Exception {
        try (var hall = Hall.open()) {
            var port = Integer.toString(hall.at("/").getPort());

            var failure = assertThrows(IOException.class, () -> Hall.open("stoa.http.port", port));

            assertTrue(HttpServer.isAddressTrouble(failure));
        }
    }

    @Test
    void finishesTheRequestsInHandWhenDraining() throws Exception {
        var hall = Hall.open();
        var inside = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        hall.operations.addOperation(
                Echo.named("echo.say", (said, context) -> {
                    inside.countDown();
                    return waited(release) ? "done" : "interrupted";
                }),
                Map.of("service.id", 1L));
        var request = Async.supply(() -> new Web(hall).post("/api/v1/echo/7", "{\"text\":\"\"}"));
        inside.await();
        var socket = stoa.kernel.gateway.fixture.Socket.anonymous(hall);

        var drained = Async.run(() ->
                hall.server.drain(Deadline.in(Duration.ofSeconds(8), InstantSource.system()), InstantSource.system()));
        assertEquals(3001, socket.awaitClose());
        await().until(() -> !hall.hub.refusal("10.0.0.1", false).isEmpty());
        assertFalse(request.isDone());
        release.countDown();

        assertEquals("done", Web.json(request.join()).path("text").asString());
        drained.join();
        hall.close();
    }

    @Test
    void refusesSocketsWhileDraining() throws Exception {
        try (var hall = Hall.open()) {
            hall.hub.drain(Duration.ZERO);

            assertEquals(503, RawUpgrade.status(hall, "X-Nothing: 1"));
        }
    }

    @Test
    void takesHandshakesOfAnAddressUpToTheLimit() throws Exception {
        try (var hall = Hall.open("stoa.live.rate.handshakes", "1/2", "stoa.http.forwarded", "true")) {
            assertEquals(101, RawUpgrade.status(hall, "X-Forwarded-For: 10.0.0.9"));
            assertEquals(101, RawUpgrade.status(hall, "X-Forwarded-For: 10.0.0.9"));

            var refused = handshake(hall, "X-Forwarded-For: 10.0.0.9");

            assertTrue(refused.startsWith("HTTP/1.1 429"), refused);
            assertTrue(refused.contains("Retry-After: 1"), refused);
            assertEquals(101, RawUpgrade.status(hall, "X-Forwarded-For: 10.0.0.10"));
            assertEquals(101, RawUpgrade.status(hall, "X-Forwarded-For: 2001:db8::1"));
            for (var i = 0; i < 5; i++) {
                assertEquals(101, RawUpgrade.status(hall, "X-Nothing: 1"));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"true, core, true", "false, core, false", "false, jakarta, false"})
    void compressesSocketsOnlyWhereThatIsSet(String deflate, String wire, boolean compressed) throws Exception {
        try (var hall = Hall.open("stoa.live.deflate", deflate, "stoa.live.wire", wire)) {
            var answer = handshake(hall, "Sec-WebSocket-Extensions: permessage-deflate");

            assertTrue(answer.startsWith("HTTP/1.1 101"), answer);
            assertEquals(compressed, answer.contains("permessage-deflate"), answer);
        }
    }

    @Test
    void speaksTlsWithItsOwnKey(@TempDir Path folder) throws Exception {
        var store = folder.resolve("keys.p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "stoa",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "changeit")
                .start();
        assertEquals(0, made.waitFor());

        try (var hall = Hall.open("stoa.http.tls.keystore", store.toString(), "stoa.http.tls.password", "changeit");
                var socket = trusting()
                        .getSocketFactory()
                        .createSocket("127.0.0.1", hall.at("/").getPort())) {
            var answer = ask(socket, "GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

            assertEquals("https", hall.at("/").getScheme());
            assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
            assertTrue(answer.contains("Strict-Transport-Security"), answer);
        }
    }

    @ParameterizedTest
    @CsvSource({"stoa.public.url, example.org", "stoa.http.rate, many", "stoa.live.rate.commands, 20"})
    void namesASettingThatIsWrong(String name, String value) {
        var settings = new MapSettings(Map.of(name, value));

        var complaint = assertThrows(PlatformException.class, () -> {
            HttpSettings.from(settings);
            HttpSettings.Bounds.from(settings);
            LiveSettings.from(settings);
        });

        assertTrue(complaint.getMessage().contains("'" + name + "' is '" + value + "'"), complaint.getMessage());
    }

    @Test
    void liftsTheRatesWhereLimitsAreOff() throws Exception {
        try (var hall = Hall.open("stoa.limits", "off", "stoa.http.rate", "1/1")) {
            var web = new Web(hall);

            assertEquals(200, web.get("/api/v1/panels").statusCode());
            assertEquals(200, web.get("/api/v1/panels").statusCode());
        }
    }

    private static String handshake(Hall hall, String header) throws IOException {
        try (var socket = new Socket("127.0.0.1", hall.at("/").getPort())) {
            return ask(
                    socket,
                    "GET /connection/websocket HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\n"
                            + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + header + "\r\n\r\n");
        }
    }

    /** The head of the answer. */
    private static String ask(Socket socket, String request) throws IOException {
        socket.setSoTimeout(10_000);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        var lines =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)).lines();
        return lines.takeWhile(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }

    private static boolean waited(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private static SSLContext trusting() throws Exception {
        var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Everybody()}, null);
        return context;
    }

    private static final class Everybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
