package stoa.kernel.gateway.http;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stoa.api.channel.ChannelName;
import stoa.api.error.ErrorCode;
import stoa.api.error.PlatformException;
import stoa.kernel.gateway.fixture.Async;
import stoa.kernel.gateway.fixture.Echo;
import stoa.kernel.gateway.fixture.Hall;
import stoa.kernel.gateway.fixture.People;
import stoa.kernel.gateway.fixture.Web;

final class ApiTest {
    private Hall hall;
    private Web web;

    @BeforeEach
    void open() throws Exception {
        hall = Hall.open("stoa.http.deadline", "PT0.5S", "stoa.http.body", "1000", "stoa.http.rate", "50/60");
        web = new Web(hall);
    }

    @AfterEach
    void close() {
        hall.close();
    }

    @Test
    void runsAnOperationWithWhatIsInThePathAndTheBody() {
        serve(Echo.named("echo.say", (said, context) -> said.id() + " " + said.text()), 1);

        var answer = web.post("/api/v1/echo/7", "{\"text\":\"hello\"}");

        assertEquals(200, answer.statusCode());
        assertEquals("7 hello", Web.json(answer).path("text").asString());
        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElseThrow());
    }

    @Test
    void readsTheQueryOfAGet() {
        serve(new Echo(Echo.described("echo.say").get("/echo"), (said, context) -> said.id() + said.text()), 1);

        assertEquals(
                "1a b",
                Web.json(web.get("/api/v1/echo?id=1&text=a%20b")).path("text").asString());
        assertEquals(400, web.get("/api/v1/echo?id=1&id=2&text=a").statusCode());
    }

    @Test
    void refusesANameThatIsInThePathAndInTheBody() {
        serve(Echo.named("echo.say", (said, context) -> said.id()), 1);

        var answer = web.post("/api/v1/echo/7", "{\"id\":\"8\",\"text\":\"\"}");

        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains("'id' is in the address and in the body"));
    }

    @Test
    void servesTheLatestAndTheOlderAgainWhenItGoes() {
        var older = Echo.named("echo.say", (said, context) -> "older");
        var newer = Echo.named("echo.say", (said, context) -> "newer");
        serve(older, 1);
        serve(newer, 2);

        var first = say();
        hall.operations.removeOperation(newer);
        var second = say();
        hall.operations.removeOperation(older);

        assertEquals("newer", first);
        assertEquals("older", second);
        assertEquals(404, web.post("/api/v1/echo/7", "{\"text\":\"\"}").statusCode());
    }

    @Test
    void withdrawsAnOperationOnlyWhenTheCallsInHandHaveEnded() throws Exception {
        var inside = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var slow = Echo.named("echo.say", (said, context) -> {
            inside.countDown();
            waitFor(release);
            return "done";
        });
        serve(slow, 1);

        var call = Async.supply(this::say);
        inside.await();
        var removal = Async.run(() -> hall.operations.removeOperation(slow));
        assertFalse(removal.isDone());
        release.countDown();

        assertEquals("done", call.join());
        await().atMost(Duration.ofSeconds(5)).until(removal::isDone);
    }

    @Test
    void answersInTimeWhateverTheOperationDoes() {
        var interrupted = new CompletableFuture<Boolean>();
        serve(
                Echo.named("echo.say", (said, context) -> {
                    waitFor(new CountDownLatch(1));
                    interrupted.complete(true);
                    return "late";
                }),
                1);

        var answer = web.post("/api/v1/echo/7", "{\"text\":\"\"}");

        assertEquals(503, answer.statusCode());
        assertEquals("TIMED_OUT", Web.json(answer).path("code").asString());
        assertTrue(interrupted.join());
    }

    @Test
    void tellsErrorsByTheirKind() {
        serve(
                Echo.named("echo.say", (said, context) -> {
                    throw new PlatformException(
                            ErrorCode.rejected("DEBATE_CLOSED"), "The debate has ended. Start another.");
                }),
                1);

        var answer = web.post("/api/v1/echo/7", "{\"text\":\"\"}");
        var problem = Web.json(answer);

        assertEquals(422, answer.statusCode());
        assertEquals("DEBATE_CLOSED", problem.path("code").asString());
        assertEquals("The debate has ended.", problem.path("message").asString());
        assertEquals("Start another.", problem.path("next").asString());
        assertFalse(problem.path("retryable").asBoolean());
    }

    @Test
    void hidesWhyAnOperationFailedButNamesTheWayToFindOut() {
        serve(
                Echo.named("echo.say", (said, context) -> {
                    throw new IllegalStateException("secret");
                }),
                1);

        var answer = web.post("/api/v1/echo/7", "{\"text\":\"\"}", "X-Correlation-Id", "cor-12345678");

        assertEquals(500, answer.statusCode());
        assertFalse(answer.body().contains("secret"));
        assertEquals(
                "cor-12345678", answer.headers().firstValue("X-Correlation-Id").orElseThrow());
    }

    @Test
    void takesABodyUpToTheLimitAndNotBeyond() {
        serve(Echo.named("echo.say", (said, context) -> "fine"), 1);
        var frame = "{\"text\":\"\"}".length();

        var fits = web.post("/api/v1/echo/7", "{\"text\":\"" + "x".repeat(1000 - frame) + "\"}");
        var tooLarge = web.post("/api/v1/echo/7", "{\"text\":\"" + "x".repeat(1001 - frame) + "\"}");

        assertEquals(200, fits.statusCode());
        assertEquals(413, tooLarge.statusCode());
    }

    @Test
    void takesRequestsUpToTheRateAndNotBeyond() {
        var statuses = java.util.stream.IntStream.range(0, 90)
                .mapToObj(i -> web.get("/api/v1/panels"))
                .toList();

        assertTrue(statuses.subList(0, 60).stream().allMatch(answer -> answer.statusCode() == 200));
        var refused = statuses.stream()
                .filter(answer -> answer.statusCode() == 429)
                .findFirst()
                .orElseThrow();
        assertTrue(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow()) >= 1);
    }

    @Test
    void knowsPeopleByCookieAndByToken() {
        var seen = new AtomicReference<String>();
        serve(
                Echo.named("echo.say", (said, context) -> {
                    seen.set(context.caller().name() + " " + context.remoteAddress());
                    return "";
                }),
                1);

        web.post("/api/v1/echo/7", "{\"text\":\"\"}", "Cookie", "stoa=" + People.secret("ann"));
        assertEquals("ann 127.0.0.1", seen.get());
        web.post("/api/v1/echo/7", "{\"text\":\"\"}", Web.as("bob"));
        assertEquals("bob 127.0.0.1", seen.get());
        assertEquals(
                401,
                web.post("/api/v1/echo/7", "{}", "Authorization", "Bearer nobody")
                        .statusCode());
    }

    @Test
    void refusesChangesFromForeignPages() {
        serve(Echo.named("echo.say", (said, context) -> "changed"), 1);
        var body = HttpRequest.BodyPublishers.ofString("{\"text\":\"\"}");
        var unmarked =
                web.send(HttpRequest.newBuilder(hall.at("/api/v1/echo/7")).POST(body));
        var foreign = web.post("/api/v1/echo/7", "{\"text\":\"\"}", "Origin", "https://evil.example");
        var crossSite = web.post("/api/v1/echo/7", "{\"text\":\"\"}", "Sec-Fetch-Site", "cross-site");
        var own = web.post(
                "/api/v1/echo/7",
                "{\"text\":\"\"}",
                "Origin",
                hall.at("").toString().replaceAll("/$", ""));
        var token = web.send(HttpRequest.newBuilder(hall.at("/api/v1/echo/7"))
                .header("Authorization", "Bearer " + People.secret("ann"))
                .POST(body));

        assertEquals(403, unmarked.statusCode());
        assertEquals(403, foreign.statusCode());
        assertEquals(403, crossSite.statusCode());
        assertEquals(200, own.statusCode());
        assertEquals(200, token.statusCode());
    }

    @Test
    void sendsCommandsToStreamsAndReadsThem() {
        var url = "/api/v1/streams/debate:d1";
        var first = web.post(
                url + "/commands", "{\"type\":\"speak\",\"key\":\"k\",\"data\":{\"text\":\"hi\"}}", Web.as("ann"));
        var again = web.post(
                url + "/commands", "{\"type\":\"speak\",\"key\":\"k\",\"data\":{\"text\":\"hi\"}}", Web.as("ann"));
        var state = Web.json(web.get(url, Web.as("ann")));
        var events = Web.json(web.get(url + "/events?after=0&limit=10", Web.as("ann")));

        assertEquals(1, Web.json(first).path("seq").asInt());
        assertTrue(Web.json(again).path("dup").asBoolean());
        assertEquals(1, state.path("state").path("turns").asInt());
        assertEquals(
                "hi",
                events.path("events")
                        .path(0)
                        .path("event")
                        .path("data")
                        .path("text")
                        .asString());
        assertEquals(400, web.get(url + "/events?after=x", Web.as("ann")).statusCode());
        assertEquals(1, hall.messaging.position(ChannelName.of("debate", "d1")).head());
    }

    @Test
    void namesWhatIsThereWhenNothingIs() {
        serve(Echo.named("echo.say", (said, context) -> ""), 1);

        assertEquals(404, web.get("/api/v1/nothing").statusCode());
        assertEquals(404, web.post("/api/v1/streams", "{}").statusCode());
        assertEquals(404, web.post("/nothing.php", "").statusCode());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "GET; /api/v1/echo/7; POST",
                "DELETE; /api/v1/echo/7; POST",
                "POST; /api/v1/echo; GET, HEAD, PUT",
                "POST; /api/v1/panels; GET, HEAD",
                "PUT; /api/v1/openapi.json; GET, HEAD",
                "POST; /api/v1/streams/debate:d1; GET, HEAD",
                "DELETE; /api/v1/streams/debate:d1/events; GET, HEAD",
                "GET; /api/v1/streams/debate:d1/commands; POST",
                "POST; /health/ready; GET, HEAD",
                "POST; /metrics; GET, HEAD",
                "DELETE; /debates/d1; GET, HEAD",
                "PUT; /assets/stoa.web.shell/1/main.js; GET, HEAD"
            })
    void tellsWithWhichMethodsAPathMayBeAsked(String method, String path, String allowed) {
        serve(Echo.named("echo.say", (said, context) -> ""), 1);
        serve(new Echo(Echo.described("echo.fail").get("/echo"), (said, context) -> ""), 2);
        serve(new Echo(Echo.described("session.begin").put("/echo"), (said, context) -> ""), 3);

        var answer = web.send(HttpRequest.newBuilder(hall.at(path))
                .header("X-Stoa-Request", "1")
                .method(method, HttpRequest.BodyPublishers.noBody()));

        assertEquals(405, answer.statusCode(), answer.body());
        assertEquals(allowed, answer.headers().firstValue("Allow").orElseThrow());
        assertTrue(Web.json(answer).path("message").asString().endsWith("does not take " + method + "."));
        assertEquals("METHOD_NOT_ALLOWED", Web.json(answer).path("code").asString());
    }

    private void serve(Echo operation, long order) {
        hall.operations.addOperation(operation, Map.of("service.id", order));
    }

    private String say() {
        return Web.json(web.post("/api/v1/echo/7", "{\"text\":\"\"}"))
                .path("text")
                .asString();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
