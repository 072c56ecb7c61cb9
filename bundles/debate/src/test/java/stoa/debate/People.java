package stoa.debate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import stoa.api.access.Caller;
import stoa.api.access.Identities;
import stoa.api.access.Role;
import stoa.testkit.Platform;

/** People who call the platform from outside, each with a token that is his name: a teacher, two members. */
final class People implements AutoCloseable {
    private static final Map<String, Caller> KNOWN = Map.of(
            "anna",
            Room.ANNA,
            "ben",
            Room.BEN,
            "cem",
            Caller.of("usr_cem", "Cem", Set.of(Role.MEMBER)),
            "tess",
            Caller.of("usr_tess", "Tess", Set.of(Role.TEACHER, Role.MEMBER)));
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Platform platform;
    private final HttpClient http = HttpClient.newHttpClient();

    private People(Platform platform) {
        this.platform = platform;
    }

    static People of(Platform platform) {
        Identities doors = credential -> Optional.ofNullable(KNOWN.get(credential.secret()));
        platform.context().registerService(Identities.class, doors, null);
        var people = new People(platform);
        platform.await("the doors", () -> people.get("tess", "judges").statusCode() == 200);
        return people;
    }

    HttpResponse<String> get(String who, String path) {
        return send(request(who, path).GET());
    }

    HttpResponse<String> post(String who, String path, String json) {
        return send(request(who, path)
                .header("Content-Type", "application/json")
                .header("X-Stoa-Request", "1")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** The answer to one call over the socket, as it came. */
    String rpc(String who, String method, String json) {
        var answer = new CompletableFuture<String>();
        try {
            var address = platform.url().toString().replaceFirst("^http", "ws") + "connection/websocket";
            var socket = http.newWebSocketBuilder()
                    .header("Cookie", "stoa=" + who)
                    .header("Origin", platform.url().toString().replaceFirst("/$", ""))
                    .buildAsync(URI.create(address), new Ear(answer))
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            socket.sendText("{\"id\":1,\"connect\":{}}", true).join();
            socket.sendText("{\"id\":2,\"rpc\":{\"method\":\"%s\",\"data\":%s}}".formatted(method, json), true)
                    .join();
            return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception failure) {
            throw new AssertionError("No answer to " + method, failure);
        }
    }

    @Override
    public void close() {
        http.close();
    }

    private HttpRequest.Builder request(String who, String path) {
        return HttpRequest.newBuilder(platform.url().resolve("api/v1/" + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + who);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    /** Waits for the line that answers the second message. */
    private static final class Ear implements WebSocket.Listener {
        private final CompletableFuture<String> answer;
        private final StringBuilder heard = new StringBuilder();

        Ear(CompletableFuture<String> answer) {
            this.answer = answer;
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            heard.append(data);
            if (last) {
                heard.toString()
                        .lines()
                        .filter(line -> line.contains("\"id\":2"))
                        .forEach(answer::complete);
                heard.setLength(0);
            }
            socket.request(1);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            answer.completeExceptionally(new IllegalStateException("Closed with " + code + ": " + reason));
            return CompletableFuture.completedStage(null);
        }
    }
}
