package stoa.acceptance.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A live connection that comes back by itself: it resumes each subscription at its position and sends commands again with the
 * same key until they are answered.
 */
public final class Live implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;
    private final String cookie;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final Map<String, Feed> feeds = new ConcurrentHashMap<>();
    private volatile boolean closed;
    private volatile WebSocket socket;
    private final Thread keeper;

    private Live(URI address, String cookie) {
        this.address = address;
        this.cookie = cookie;
        this.keeper = Thread.ofVirtual().name("live-client").start(this::keepConnected);
    }

    public static Live open(URI address, String cookie) {
        return new Live(address, cookie);
    }

    /** The server answered a call with an error. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int code;

        Refused(int code, String message) {
            super(code + " " + message);
            this.code = code;
        }

        public int code() {
            return code;
        }
    }

    /** Subscribes from the beginning of the channel and keeps following it. */
    public Feed follow(String channel) {
        var fresh = new Feed(channel);
        var known = feeds.putIfAbsent(channel, fresh);
        if (known != null) {
            return known;
        }
        if (socket != null) {
            subscribe(fresh);
        }
        return fresh;
    }

    /** Sends a durable command until it is answered; throws {@link Refused} for an answer that will not change. */
    public JsonNode append(String stream, String type, String key, Map<String, ?> data) {
        return untilAnswered("append", Map.of("stream", stream, "type", type, "key", key, "data", data));
    }

    public JsonNode call(String method, Object data) {
        return untilAnswered(method, data);
    }

    /** Cuts the connection as a broken network does. */
    public void cut() {
        var open = socket;
        if (open != null) {
            open.abort();
            lost();
        }
    }

    @Override
    public void close() {
        closed = true;
        keeper.interrupt();
        var open = socket;
        if (open != null) {
            open.abort();
        }
        http.shutdownNow();
    }

    private JsonNode untilAnswered(String method, Object data) {
        var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < deadline) {
            try {
                return request("rpc", Map.of("method", method, "data", data))
                        .get(10, TimeUnit.SECONDS)
                        .at("/rpc/data");
            } catch (java.util.concurrent.ExecutionException failure) {
                if (failure.getCause() instanceof Refused refused && !passing(refused.code())) {
                    throw refused;
                }
            } catch (java.util.concurrent.TimeoutException again) {
                // The answer may have been lost: the same key makes the repeat harmless.
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", interrupted);
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        throw new AssertionError("'" + method + "' was not answered within 60 s");
    }

    private static boolean passing(int code) {
        return List.of(100, 111, 429, 503).contains(code);
    }

    private CompletableFuture<JsonNode> request(String kind, Object body) {
        var id = ids.incrementAndGet();
        var answer = new CompletableFuture<JsonNode>();
        waiting.put(id, answer);
        var open = socket;
        if (open == null) {
            waiting.remove(id);
            answer.completeExceptionally(new Refused(503, "not connected"));
            return answer;
        }
        send(open, Rest.JSON.writeValueAsString(Map.of("id", id, kind, body)));
        return answer;
    }

    private synchronized void send(WebSocket open, String text) {
        try {
            open.sendText(text, true).get(10, TimeUnit.SECONDS);
        } catch (Exception failure) {
            open.abort();
            lost();
        }
    }

    private void keepConnected() {
        while (!closed) {
            if (socket == null) {
                connect();
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private void connect() {
        try {
            var open =
                    Wire.open(http, address, cookie, this::received, this::lost).get(10, TimeUnit.SECONDS);
            var hello = new CompletableFuture<JsonNode>();
            waiting.put(0, hello);
            var id = ids.incrementAndGet();
            waiting.put(id, hello);
            send(open, Rest.JSON.writeValueAsString(Map.of("id", id, "connect", Map.of("name", "acceptance"))));
            hello.get(10, TimeUnit.SECONDS);
            socket = open;
            feeds.values().forEach(this::subscribe);
        } catch (Exception unreachable) {
            socket = null;
        }
    }

    private void subscribe(Feed feed) {
        feed.expectReplay();
        request("subscribe", feed.request()).whenComplete((answer, failure) -> {
            if (answer != null) {
                feed.subscribed(answer.path("subscribe"));
            } else {
                feed.refused(failure);
            }
        });
    }

    private void received(String line) {
        if (line.isBlank()) {
            return;
        }
        var frame = Rest.JSON.readTree(line);
        if (frame instanceof ObjectNode object && object.isEmpty()) {
            var open = socket;
            if (open != null) {
                send(open, "{}");
            }
            return;
        }
        if (frame.has("id")) {
            answered(frame);
        } else if (frame.at("/push/pub").isObject()) {
            var feed = feeds.get(frame.at("/push/channel").asString());
            if (feed != null) {
                feed.published(frame.at("/push/pub"));
            }
        }
    }

    private void answered(JsonNode frame) {
        var answer = waiting.remove(frame.path("id").asInt());
        if (answer == null) {
            return;
        }
        if (frame.has("error")) {
            answer.completeExceptionally(new Refused(
                    frame.at("/error/code").asInt(), frame.at("/error/message").asString("")));
        } else {
            answer.complete(frame);
        }
    }

    private void lost() {
        socket = null;
        waiting.values().forEach(answer -> answer.completeExceptionally(new Refused(503, "connection lost")));
        waiting.clear();
    }
}
