package stoa.kernel.gateway.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.api.panel.CallContext;
import stoa.kernel.gateway.fixture.Echo;
import stoa.kernel.gateway.fixture.Hall;
import stoa.kernel.gateway.fixture.People;
import stoa.kernel.gateway.fixture.Socket;
import stoa.kernel.gateway.fixture.Web;

final class SessionCookieTest {
    private static final String NOBODY = "{\"id\":\"\",\"text\":\"\"}";

    private final AtomicInteger begun = new AtomicInteger();
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
    void isSetAndTakenAwayByOperationsOverHttp() {
        serve(hall, "session.begin", this::begin, true);
        serve(hall, "echo.say", CallContext::endSession, true);

        var set = cookie(new Web(hall).post("/api/v1/session.begin", NOBODY));
        var taken = cookie(new Web(hall).post("/api/v1/echo.say", NOBODY));

        assertEquals(
                "stoa=" + People.secret("ann") + "; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax", set.orElseThrow());
        assertTrue(taken.orElseThrow().startsWith("stoa=; Path=/; Max-Age=0"));
    }

    @Test
    void isMarkedForItsHostWherePeopleComeOverTls() throws Exception {
        try (var secure = Hall.open("stoa.public.url", "https://stoa.example.org/")) {
            serve(secure, "session.begin", this::begin, true);

            var answer = new Web(secure).post("/api/v1/session.begin", NOBODY);

            var cookie = cookie(answer).orElseThrow();
            assertTrue(cookie.startsWith("__Host-stoa=") && cookie.endsWith("; Secure"), cookie);
            assertTrue(answer.headers().firstValue("Strict-Transport-Security").isPresent());
        }
    }

    @Test
    void canNotBeAskedForOverTheLiveConnectionAndNothingIsBegun() {
        serve(hall, "session.begin", this::begin, true);

        try (var socket = Socket.anonymous(hall)) {
            var error = socket.rpc("session.begin", NOBODY).path("error");

            assertEquals(107, error.path("code").asInt(), error.toString());
            assertTrue(error.path("message").asString().contains("Send POST /api/v1/session.begin instead."));
        }
        assertEquals(0, begun.get());
        var described = Web.json(new Web(hall).get("/api/v1/asyncapi.json"));
        assertFalse(described.path("operations").has("session.begin"));
    }

    @Test
    void isNotGivenByAnOperationThatDoesNotSaySo() {
        serve(hall, "session.begin", this::begin, false);

        var answer = new Web(hall).post("/api/v1/session.begin", NOBODY);

        assertEquals(500, answer.statusCode());
        assertEquals(Optional.empty(), cookie(answer));
    }

    private void begin(CallContext context) {
        begun.incrementAndGet();
        context.startSession(People.secret("ann"), Duration.ofHours(1));
    }

    private static void serve(Hall hall, String name, Consumer<CallContext> work, boolean httpOnly) {
        var spec = Echo.described(name).post("/" + name);
        var operation = new Echo(httpOnly ? spec.httpOnly() : spec, (said, context) -> {
            work.accept(context);
            return "";
        });
        hall.operations.addOperation(operation, Map.of("service.id", 1L));
    }

    private static Optional<String> cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie");
    }
}
