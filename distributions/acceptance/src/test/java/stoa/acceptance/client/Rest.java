package stoa.acceptance.client;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One person's calls to the REST interface; keeps the session cookie. */
public final class Rest implements AutoCloseable {
    public static final JsonMapper JSON = JsonMapper.shared();

    private final URI base;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http;

    public Rest(URI base) {
        this.base = base;
        this.http = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .connectTimeout(Patience.LONG)
                .build();
    }

    /** An answer as it came. */
    public record Answer(int status, String body) {
        public JsonNode json() {
            return JSON.readTree(body);
        }

        public Answer ok() {
            if (status / 100 != 2) {
                throw new AssertionError("Expected success, got " + status + ": " + body);
            }
            return this;
        }
    }

    public Rest asGuest(String nickname) {
        post("session/guest", Map.of("nickname", nickname)).ok();
        return this;
    }

    public Rest signIn(String name, String password) {
        post("session", Map.of("name", name, "password", password)).ok();
        return this;
    }

    /** As one of the demo people; they are made in the background while the hall starts. */
    public Rest asDemo(String name) {
        var credentials = Map.of("name", name, "password", name + "-in-the-stoa");
        await(name)
                .atMost(Patience.LONG)
                .until(() -> post("session", credentials).status() == 200);
        return this;
    }

    /** The id of the person signed in. */
    public String userId() {
        return get("session").ok().json().at("/user/id").asString();
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer post(String path, Object body) {
        return send(request(path).POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve("api/v1/" + path))
                .timeout(Patience.LONG)
                .header("Content-Type", "application/json")
                .header("X-Stoa-Request", "1");
    }

    /** What to send as {@code Cookie} on another connection. */
    public String cookieHeader() {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    @Override
    public void close() {
        http.close();
    }
}
