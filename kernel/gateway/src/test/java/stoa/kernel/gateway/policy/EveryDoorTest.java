package stoa.kernel.gateway.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.api.access.Action;
import stoa.api.access.Caller;
import stoa.api.access.Guard;
import stoa.api.access.Resource;
import stoa.api.access.Ruling;
import stoa.api.channel.ChannelName;
import stoa.kernel.gateway.fixture.Echo;
import stoa.kernel.gateway.fixture.Files;
import stoa.kernel.gateway.fixture.Hall;
import stoa.kernel.gateway.fixture.Socket;
import stoa.kernel.gateway.fixture.Web;

/** Every door is locked until a guard opens it, and asks exactly once. */
final class EveryDoorTest {
    private static final ChannelName DEBATE = ChannelName.of("debate", "d1");

    @ParameterizedTest
    @CsvSource({
        "/, hall.enter",
        "/debates/d1, hall.enter",
        "/assets/stoa.web.shell/current/main.js, hall.enter",
        "/health/live, health.read",
        "/health/ready, health.read",
        "/metrics, metrics.read",
        "/api/v1/panels, panels.list",
        "/api/v1/openapi.json, api.describe",
        "/api/v1/asyncapi.json, api.describe",
        "/api/v1/streams/debate:d1, debate.watch",
        "/api/v1/streams/debate:d1/events, debate.watch",
        "/api/v1/echo, echo.say",
        "/files/x, echo.say"
    })
    void asksOnceForEveryRouteAndRefusesWhenTheAnswerIsNo(String path, String action) throws Exception {
        var no = new No(action);
        try (var hall = open()) {
            hall.policy.addGuard(no);

            var answer = new Web(hall).get(path, Web.as("admin"));

            assertTrue(answer.statusCode() == 403 || answer.statusCode() == 401, path + " " + answer.statusCode());
            assertEquals(1, no.asked);
        }
    }

    @Test
    void asksOnceForEveryCommandToAStream() throws Exception {
        var no = new No("debate.speak");
        try (var hall = open()) {
            hall.policy.addGuard(no);

            var answer = new Web(hall)
                    .post(
                            "/api/v1/streams/debate:d1/commands",
                            "{\"type\":\"speak\",\"key\":\"k\",\"data\":{}}",
                            Web.as("ann"));

            assertEquals(403, answer.statusCode());
            assertEquals(1, no.asked);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "debate.watch; \"subscribe\":{\"channel\":\"debate:d1\"}",
                "debate.watch; \"history\":{\"channel\":\"debate:d1\"}",
                "debate.watch; \"presence\":{\"channel\":\"debate:d1\"}",
                "debate.watch; \"presence_stats\":{\"channel\":\"debate:d1\"}",
                "debate.watch; \"rpc\":{\"method\":\"snapshot\",\"data\":{\"stream\":\"debate:d1\"}}",
                "debate.speak; \"rpc\":{\"method\":\"append\",\"data\":{\"stream\":\"debate:d1\",\"type\":\"speak\",\"key\":\"k\",\"data\":{}}}",
                "live.publish; \"publish\":{\"channel\":\"live:d1\",\"data\":{}}",
                "hall.time; \"rpc\":{\"method\":\"time\",\"data\":{}}",
                "echo.say; \"rpc\":{\"method\":\"echo.say\",\"data\":{\"id\":\"1\",\"text\":\"\"}}"
            })
    void asksOnceForEverySocketCommandAndRefusesWhenTheAnswerIsNo(String action, String command) throws Exception {
        var no = new No(action);
        try (var hall = open();
                var ann = Socket.connect(hall, "ann")) {
            hall.policy.addGuard(no);

            assertEquals(103, ann.ask(command).path("error").path("code").asInt());
            assertEquals(1, no.asked);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"subscribe\":{\"channel\":\"debate:d1\"}",
                "\"rpc\":{\"method\":\"snapshot\",\"data\":{\"stream\":\"debate:d1\"}}",
                "\"rpc\":{\"method\":\"append\",\"data\":{\"stream\":\"debate:d1\",\"type\":\"speak\",\"key\":\"k\",\"data\":{}}}",
                "\"publish\":{\"channel\":\"live:d1\",\"data\":{}}"
            })
    void tellsStrangersToSignIn(String command) throws Exception {
        try (var hall = open();
                var nobody = Socket.anonymous(hall)) {
            assertEquals(101, nobody.ask(command).path("error").path("code").asInt());
        }
    }

    @ParameterizedTest
    @CsvSource({"guest, 403", "ann, 403", "bob, 403", "teacher, 403", "admin, 200"})
    void knowsRolesApart(String person, int status) throws Exception {
        try (var hall = open()) {
            hall.operations.addOperation(
                    new Echo(Echo.described("admin.only").get("/admin"), (said, context) -> ""),
                    Map.of("service.id", 9L));

            assertEquals(
                    status,
                    new Web(hall)
                            .get("/api/v1/admin?id=1&text=", Web.as(person))
                            .statusCode());
        }
    }

    @Test
    void keepsAScopedTokenOutOfEverythingElse() throws Exception {
        try (var hall = open()) {
            hall.people.addScoped("robot", "debate.watch");
            var web = new Web(hall);

            assertEquals(
                    200, web.get("/api/v1/streams/debate:d1", Web.as("robot")).statusCode());
            assertEquals(
                    403, web.get("/api/v1/echo?id=1&text=", Web.as("robot")).statusCode());
        }
    }

    @Test
    void asksAgainLaterWhileNobodyAnswersForAChannel() throws Exception {
        try (var hall = open();
                var ann = Socket.connect(hall, "ann")) {
            var error = ann.ask("\"subscribe\":{\"channel\":\"other:d1\"}").path("error");

            assertEquals(103, error.path("code").asInt());
            assertTrue(error.path("temporary").asBoolean());
        }
    }

    private static Hall open() throws Exception {
        var hall = Hall.open();
        hall.messaging.append(DEBATE, "turn");
        hall.health.setMetrics(() -> "");
        hall.assets.addAssets(
                new Files("stoa.web.shell", "1", Map.of("index.html", "page", "main.js", "code")),
                Map.of("service.id", 1L));
        hall.operations.addOperation(
                new Echo(Echo.described("echo.say").get("/echo"), (said, context) -> ""), Map.of("service.id", 2L));
        hall.doors.addServlet(
                new HttpServlet() {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
                        response.setStatus(200);
                    }
                },
                Map.of("service.id", 3L, "stoa.path", "/files", "stoa.action", "echo.say"));
        return hall;
    }

    private static final class No implements Guard {
        private final Action action;
        private volatile int asked;

        private No(String action) {
            this.action = new Action(action);
        }

        @Override
        public Set<Action> actions() {
            return Set.of(action);
        }

        @Override
        public synchronized Ruling rule(Caller caller, Action what, Resource resource) {
            asked++;
            return Ruling.denied("No.");
        }
    }
}
