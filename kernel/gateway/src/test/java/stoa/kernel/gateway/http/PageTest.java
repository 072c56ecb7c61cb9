package stoa.kernel.gateway.http;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.kernel.contract.platform.Readiness;
import stoa.kernel.gateway.fixture.Files;
import stoa.kernel.gateway.fixture.Hall;
import stoa.kernel.gateway.fixture.Socket;
import stoa.kernel.gateway.fixture.Web;

final class PageTest {
    private static final String HASH = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    private static final Files SHELL = new Files(
            "stoa.web.shell",
            "1.0.0",
            Map.of(
                    "index.html", "<!doctype html><title>Stoa</title>",
                    "shell.json", "{\"csp\":{\"importMapHash\":\"" + HASH + "\"}}",
                    "main.abc.js", "export {}",
                    "main.abc.js.gz", "compressed"));

    private Hall hall;
    private Web web;

    @BeforeEach
    void open() throws Exception {
        hall = Hall.open();
        web = new Web(hall);
    }

    @AfterEach
    void close() {
        hall.close();
    }

    @Test
    void servesThePageAtEveryAddressUnderAStrictPolicy() {
        add(SHELL, 1);

        var page = web.get("/debates/deb_1");

        assertEquals("<!doctype html><title>Stoa</title>", page.body());
        assertEquals(
                "default-src 'none'; script-src 'self' '" + HASH
                        + "'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                        + "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
                header(page, "Content-Security-Policy"));
        assertEquals("nosniff", header(page, "X-Content-Type-Options"));
        assertEquals("no-cache", header(page, "Cache-Control"));
    }

    @Test
    void neverAnswersAMissingFileOrCallWithThePage() {
        add(SHELL, 1);

        assertEquals(404, web.get("/assets/stoa.web.shell/current/missing.js").statusCode());
        assertEquals(404, web.get("/api/v1/missing").statusCode());
        assertEquals(404, web.get("/favicon.ico").statusCode());
    }

    @Test
    void saysWhatIsMissingWhileThereIsNoPage() {
        var answer = web.get("/");

        assertEquals(503, answer.statusCode());
        assertTrue(answer.body().contains("stoa.web.shell"));
    }

    @Test
    void onlyThePagesOwnWorkerMayLookAfterThePageAndIsAskedForAnew() {
        add(new Files("stoa.web.shell", "1.0.0", Map.of("worker.js", "//", "other.js", "//")), 1);
        add(new Files("stoa.debate", "1.0.0", Map.of("worker.js", "//")), 2);

        var worker = web.get("/assets/stoa.web.shell/current/worker.js");

        assertEquals("/", header(worker, "Service-Worker-Allowed"));
        assertEquals("no-cache", header(worker, "Cache-Control"));
        assertEquals("default-src 'none'; connect-src 'self'", header(worker, "Content-Security-Policy"));
        for (var path : new String[] {"stoa.web.shell/current/other.js", "stoa.debate/current/worker.js"}) {
            var file = web.get("/assets/" + path);
            assertTrue(file.headers().firstValue("Service-Worker-Allowed").isEmpty(), path);
            assertEquals("public, max-age=31536000, immutable", header(file, "Cache-Control"), path);
        }
    }

    @Test
    void servesFilesForEverAndCompressedWhereThatIsUnderstood() {
        add(SHELL, 1);

        var plain = web.get("/assets/stoa.web.shell/1.0.0/main.abc.js");
        var current = web.get("/assets/stoa.web.shell/current/main.abc.js");
        var packed = web.get("/assets/stoa.web.shell/1.0.0/main.abc.js", "Accept-Encoding", "gzip");

        assertEquals("export {}", plain.body());
        assertEquals("text/javascript; charset=utf-8", header(plain, "Content-Type"));
        assertEquals("public, max-age=31536000, immutable", header(plain, "Cache-Control"));
        assertEquals("export {}", current.body());
        assertEquals("gzip", header(packed, "Content-Encoding"));
        assertEquals("compressed", packed.body());
    }

    @Test
    void listsThePanelsThatOneMaySeeAndTellsOfChanges() {
        try (var socket = Socket.anonymous(hall)) {
            socket.subscribe("platform:panels");
            add(panels("1.0.0"), 1);
            add(panels("2.0.0"), 2);

            var everybody = Web.json(web.get("/api/v1/panels")).path("panels");
            var admin = Web.json(web.get("/api/v1/panels", Web.as("admin"))).path("panels");

            assertEquals(1, everybody.size());
            assertEquals("lobby", everybody.path(0).path("id").asString());
            assertEquals(
                    "/assets/stoa.debate/2.0.0/lobby.1.js",
                    everybody.path(0).path("moduleUrl").asString());
            assertEquals(2, admin.size());
            await().until(() -> socket.publications("platform:panels").size() >= 2);
        }
    }

    @Test
    void goesOnWithoutThePanelsOfABundleWhoseManifestIsWrong() {
        add(panels("1.0.0"), 1);
        add(new Files("stoa.broken", "1", Map.of("manifest.json", "{\"panels\":[{\"id\":\"x\"}]}")), 2);

        assertEquals(1, Web.json(web.get("/api/v1/panels")).path("panels").size());
    }

    @Test
    void letsOnlyAdministratorsWatchThePlugins() {
        try (var ann = Socket.connect(hall, "ann");
                var admin = Socket.connect(hall, "admin")) {
            var command = "\"subscribe\":{\"channel\":\"platform:plugins\"}";

            assertEquals(103, ann.ask(command).path("error").path("code").asInt());
            assertTrue(admin.ask(command).has("subscribe"));
        }
    }

    @Test
    void isReadyWhenEveryConditionIsMet() {
        hall.health.addReadiness(new Condition("store", ""));
        assertEquals(200, web.get("/health/ready").statusCode());

        hall.health.addReadiness(new Condition("judge", "The judge is starting."));

        var answer = web.get("/health/ready");
        assertEquals(503, answer.statusCode());
        assertEquals(
                "The judge is starting.",
                Web.json(answer).path("complaints").path(0).path("complaint").asString());
        assertEquals(200, web.get("/health/live").statusCode());
    }

    @Test
    void showsMetricsToThisMachineAndToAdministratorsOnly() {
        hall.health.setMetrics(() -> "stoa_up 1\n");

        assertEquals("stoa_up 1\n", web.get("/metrics").body());
        assertEquals(401, web.get("/metrics", "X-Forwarded-For", "203.0.113.9").statusCode());
        assertEquals(
                200,
                web.get(
                                "/metrics",
                                "X-Forwarded-For",
                                "203.0.113.9",
                                "Cookie",
                                "stoa=" + stoa.kernel.gateway.fixture.People.secret("admin"))
                        .statusCode());
    }

    @Test
    void refusesHostsThatAreNotItsOwn() {
        var port = hall.at("/").getPort();

        assertEquals(200, raw("Host: localhost:" + port));
        assertEquals(400, raw("Host: evil.example"));
    }

    @Test
    void refusesSocketsOfForeignPages() {
        var request = HttpRequest.newBuilder(hall.at("/connection/websocket"));

        assertEquals(400, web.send(request).statusCode());
        assertEquals(403, RawUpgrade.status(hall, "Origin: https://evil.example"));
        assertEquals(403, RawUpgrade.status(hall, "Sec-Fetch-Site: cross-site"));
        assertEquals(
                101,
                RawUpgrade.status(
                        hall, "Origin: http://127.0.0.1:" + hall.at("/").getPort()));
        assertEquals(101, RawUpgrade.status(hall, "X-Nothing: 1"));
    }

    @Test
    void describesExactlyWhatItServes() {
        hall.operations.addOperation(
                stoa.kernel.gateway.fixture.Echo.named("echo.say", (said, context) -> said.text()),
                Map.of("service.id", 1L));
        var open = Web.json(web.get("/api/v1/openapi.json"));
        var async = Web.json(web.get("/api/v1/asyncapi.json"));

        assertEquals("3.1.0", open.path("openapi").asString());
        assertEquals(
                "echo.say",
                open.path("paths")
                        .path("/echo/{id}")
                        .path("post")
                        .path("operationId")
                        .asString());
        open.path("paths")
                .propertyStream()
                .forEach(path -> path.getValue().propertyStream().forEach(method -> {
                    var address = "/api/v1"
                            + path.getKey().replace("{stream}", "debate:d1").replace("{id}", "1");
                    var answer = method.getKey().equals("get")
                            ? web.get(address, Web.as("ann"))
                            : web.post(
                                    address,
                                    "{\"type\":\"speak\",\"key\":\"k\",\"text\":\"t\",\"data\":{\"text\":\"t\"}}",
                                    Web.as("ann"));
                    assertEquals(200, answer.statusCode(), address);
                }));
        assertTrue(async.path("channels").has("debate"));
        assertTrue(async.path("channels").has("platform"));
        assertTrue(async.path("operations").has("debate.speak"));
        assertTrue(async.path("operations").has("echo.say"));
        assertFalse(async.path("operations").has("echo.fail"));
    }

    private int raw(String host) {
        return RawUpgrade.get(hall, "/health/live", host);
    }

    private void add(Files files, long order) {
        hall.assets.addAssets(files, Map.of("service.id", order));
    }

    private static Files panels(String version) {
        var manifest =
                "{\"panels\":[{\"id\":\"lobby\",\"slot\":\"page/v1\",\"route\":\"/debates\",\"title\":\"Debates\","
                        + "\"module\":\"lobby.1.js\",\"integrity\":\"sha384-x\",\"nav\":{\"section\":\"Debates\",\"order\":20}},"
                        + "{\"id\":\"admin\",\"slot\":\"page/v1\",\"route\":\"/admin\",\"title\":\"Admin\",\"module\":\"admin.1.js\","
                        + "\"nav\":null,\"action\":\"admin.only\"}]}";
        return new Files(
                "stoa.debate", version, Map.of("manifest.json", manifest, "lobby.1.js", "1", "admin.1.js", "2"));
    }

    private static String header(java.net.http.HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("none");
    }

    private record Condition(String name, String complaint) implements Readiness {}
}
