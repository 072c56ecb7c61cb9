package stoa.acceptance.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import stoa.acceptance.client.Live.Refused;
import tools.jackson.databind.JsonNode;

/** One connection from its opening to its end, which comes by a close, an error, or a silence longer than pings allow. */
final class Link {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final BiConsumer<Link, JsonNode> push;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final ReentrantLock sending = new ReentrantLock();
    private final CompletableFuture<WebSocket> socket = new CompletableFuture<>();
    private volatile boolean gone;
    private volatile long heard = System.nanoTime();
    private volatile long silenceAllowed = PATIENCE.toNanos();

    private Link(BiConsumer<Link, JsonNode> push) {
        this.push = push;
    }

    /** Connects and says hello; throws when nobody answers in time. */
    static Link open(URI address, String cookie, BiConsumer<Link, JsonNode> push) throws Exception {
        var link = new Link(push);
        try {
            var opening = Wire.open(HTTP, address, cookie, link::received, link::end);
            opening.thenAccept(open -> link.socket.complete(open));
            opening.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            var hello =
                    link.request("connect", Map.of("name", "acceptance")).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            var ping = Duration.ofSeconds(hello.at("/connect/ping").asInt(25));
            link.silenceAllowed = ping.plusSeconds(3).toNanos();
            return link;
        } catch (Exception failure) {
            link.end();
            throw failure;
        }
    }

    boolean isGone() {
        if (!gone && System.nanoTime() - heard > silenceAllowed) {
            end();
        }
        return gone;
    }

    CompletableFuture<JsonNode> request(String kind, Object body) {
        var id = ids.incrementAndGet();
        var answer = new CompletableFuture<JsonNode>();
        waiting.put(id, answer);
        send(Rest.JSON.writeValueAsString(Map.of("id", id, kind, body)));
        if (gone) {
            fail(answer);
        }
        return answer;
    }

    /** Ends it as a broken network does, without a word. */
    void end() {
        gone = true;
        socket.thenAccept(WebSocket::abort);
        waiting.values().forEach(Link::fail);
        waiting.clear();
    }

    private static void fail(CompletableFuture<JsonNode> answer) {
        answer.completeExceptionally(new Refused(503, "connection lost"));
    }

    private void send(String text) {
        sending.lock();
        try {
            socket.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .sendText(text, true)
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception failure) {
            end();
        } finally {
            sending.unlock();
        }
    }

    private void received(String line) {
        heard = System.nanoTime();
        if (line.isBlank() || gone) {
            return;
        }
        var frame = Rest.JSON.readTree(line);
        if (frame.isEmpty()) {
            Thread.ofVirtual().start(() -> send("{}"));
        } else if (frame.has("id")) {
            answered(frame);
        } else if (frame.at("/push/disconnect").isObject()) {
            end();
        } else {
            push.accept(this, frame.path("push"));
        }
    }

    private void answered(JsonNode frame) {
        var answer = waiting.remove(frame.path("id").asInt());
        if (answer != null && frame.has("error")) {
            answer.completeExceptionally(new Refused(
                    frame.at("/error/code").asInt(), frame.at("/error/message").asString("")));
        } else if (answer != null) {
            answer.complete(frame);
        }
    }
}
