package stoa.kernel.gateway.whiteboard;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.api.access.Caller;
import stoa.kernel.gateway.fixture.Hall;
import stoa.kernel.gateway.fixture.People;
import stoa.kernel.gateway.fixture.Web;

final class BundleDoorsTest {
    private Hall hall;

    @BeforeEach
    void open() throws Exception {
        hall = Hall.open();
    }

    @AfterEach
    void close() {
        hall.close();
    }

    @Test
    void servesAServletWithItsCallerAndPath() {
        hall.doors.addServlet(new WhoAmI(), door(1, "/files"));

        assertEquals(
                "ann /files /a/b",
                new Web(hall).get("/files/a/b", Web.as("ann")).body());
        assertEquals("anonymous /files null", new Web(hall).get("/files").body());
        assertEquals(404, new Web(hall).get("/filesystem.txt").statusCode());
    }

    @Test
    void withdrawsAServlet() {
        var servlet = new WhoAmI();
        hall.doors.addServlet(servlet, door(1, "/files"));
        new Web(hall).get("/files");

        hall.doors.removeServlet(servlet, door(1, "/files"));

        assertTrue(servlet.destroyed);
        assertEquals(404, new Web(hall).get("/files/a.txt").statusCode());
    }

    @Test
    void refusesWhatHasNoPathOrNoAction() {
        hall.doors.addServlet(new WhoAmI(), Map.of("service.id", 1L, "stoa.path", "/files"));
        hall.doors.addServlet(new WhoAmI(), Map.of("service.id", 2L, "stoa.action", "echo.say"));
        hall.doors.addServlet(
                new WhoAmI(), Map.of("service.id", 3L, "stoa.path", "/api/v1/x", "stoa.action", "echo.say"));

        assertTrue(hall.doors.find("/files").isEmpty());
        assertTrue(hall.doors.find("/api/v1/x").isEmpty());
    }

    @Test
    void givesEachConnectionAnEndpointOfItsOwnAndTakesItBack() throws Exception {
        var source = new Echoes();
        hall.doors.addEndpoint(door(1, "/echo"), source);
        try (var first = new Peer(hall, "/echo", "ann");
                var second = new Peer(hall, "/echo", "bob")) {
            first.socket.sendText("hello", true).join();
            second.socket.sendBinary(ByteBuffer.wrap(new byte[200_000]), true).join();

            assertEquals("ann: hello", first.next());
            assertEquals("bob: 200000 bytes", second.next());
            assertEquals(2, source.opened.get());
        }
        await().until(() -> source.closed.get() == 2);
    }

    @Test
    void closesTheSocketsOfAWithdrawnEndpointAndNoOthers() throws Exception {
        hall.doors.addEndpoint(door(1, "/one"), new Echoes());
        hall.doors.addEndpoint(door(2, "/two"), new Echoes());
        try (var one = new Peer(hall, "/one", "ann");
                var two = new Peer(hall, "/two", "ann")) {
            one.socket.sendText("up", true).join();
            one.next();

            hall.doors.remove(door(1, "/one"));

            assertEquals(1012, one.closed.get(10, TimeUnit.SECONDS));
            two.socket.sendText("still", true).join();
            assertEquals("ann: still", two.next());
            assertThrows(CompletionException.class, () -> new Peer(hall, "/one", "ann"));
        }
    }

    @Test
    void handsNewConnectionsToTheLatestAndBackToTheOlder() throws Exception {
        var older = new Echoes();
        var newer = new Echoes();
        hall.doors.addEndpoint(door(1, "/echo"), older);
        hall.doors.addEndpoint(door(2, "/echo"), newer);
        try (var first = new Peer(hall, "/echo", "ann")) {
            await().until(() -> newer.opened.get() == 1);
            hall.doors.remove(door(2, "/echo"));
            assertEquals(1012, first.closed.get(10, TimeUnit.SECONDS));
        }
        try (var second = new Peer(hall, "/echo", "ann")) {
            await().until(() -> older.opened.get() == 1);
            assertFalse(second.closed.isDone());
        }
    }

    @Test
    void saysSoWhenTheBundleCannotMakeAnEndpoint() throws Exception {
        hall.doors.addEndpoint(door(1, "/echo"), new EndpointSource() {
            @Override
            public @Nullable Endpoint open() {
                return null;
            }

            @Override
            public void close(Endpoint endpoint) {}
        });
        try (var peer = new Peer(hall, "/echo", "ann")) {
            assertEquals(1011, peer.closed.get(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void refusesPlainRequestsAndForeignPagesAtAnEndpoint() {
        hall.doors.addEndpoint(door(1, "/echo"), new Echoes());

        assertEquals(426, new Web(hall).get("/echo").statusCode());
        assertThrows(CompletionException.class, () -> new Peer(hall, "/echo", "ann", "Origin", "https://evil.example"));
    }

    private static Map<String, Object> door(long id, String path) {
        return Map.of("service.id", id, "stoa.path", path, "stoa.action", "echo.say");
    }

    private static final class WhoAmI extends HttpServlet {
        private static final long serialVersionUID = 1L;
        private boolean destroyed;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            var caller = (Caller) request.getAttribute("stoa.caller");
            var name = caller.isKnown() ? caller.name() : "anonymous";
            response.getWriter().print(name + " " + request.getServletPath() + " " + request.getPathInfo());
        }

        @Override
        public void destroy() {
            destroyed = true;
        }
    }

    private static final class Echoes implements EndpointSource {
        private final AtomicInteger opened = new AtomicInteger();
        private final AtomicInteger closed = new AtomicInteger();

        @Override
        public Endpoint open() {
            opened.incrementAndGet();
            return new EchoEndpoint();
        }

        @Override
        public void close(Endpoint endpoint) {
            closed.incrementAndGet();
        }
    }

    /** Says who it talks to. */
    public static final class EchoEndpoint extends Endpoint {
        @Override
        public void onOpen(Session session, EndpointConfig config) {
            var name = ((Caller) session.getUserProperties().get("stoa.caller")).name();
            session.addMessageHandler(new MessageHandler.Whole<String>() {
                @Override
                public void onMessage(String text) {
                    session.getAsyncRemote().sendText(name + ": " + text);
                }
            });
            session.addMessageHandler(new MessageHandler.Whole<ByteBuffer>() {
                @Override
                public void onMessage(ByteBuffer bytes) {
                    session.getAsyncRemote().sendText(name + ": " + bytes.remaining() + " bytes");
                }
            });
        }

        @Override
        public void onClose(Session session, CloseReason reason) {}
    }

    private static final class Peer implements WebSocket.Listener, AutoCloseable {
        private final LinkedBlockingQueue<String> texts = new LinkedBlockingQueue<>();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private final WebSocket socket;

        private Peer(Hall hall, String path, String name, String... headers) {
            var builder = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .header("Authorization", "Bearer " + People.secret(name));
            if (headers.length > 0) {
                builder = HttpClient.newHttpClient().newWebSocketBuilder().header(headers[0], headers[1]);
            }
            socket = builder.buildAsync(URI.create(hall.at(path).toString().replaceFirst("http", "ws")), this)
                    .join();
        }

        private String next() throws InterruptedException {
            return texts.poll(10, TimeUnit.SECONDS);
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            texts.add(data.toString());
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed.complete(code);
            return null;
        }

        @Override
        public void close() {
            socket.abort();
        }
    }
}
