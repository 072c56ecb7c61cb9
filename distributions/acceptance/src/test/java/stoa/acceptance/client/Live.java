package stoa.acceptance.client;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import tools.jackson.databind.JsonNode;

/**
 * A live connection that comes back by itself: it resumes each subscription at its position and sends commands again with the
 * same key until they are answered.
 */
public final class Live implements AutoCloseable {
    private static final Set<Integer> PASSING = Set.of(100, 111, 429, 503);

    private final URI address;
    private final String cookie;
    private final Map<String, Feed> feeds = new ConcurrentSkipListMap<>();
    private final ReentrantLock turning = new ReentrantLock();
    private final Thread keeper;
    private volatile boolean closed;
    private volatile Link link;

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

        boolean isPassing() {
            return PASSING.contains(code);
        }
    }

    /** Subscribes from the beginning of a stream and keeps following it. */
    public Feed follow(String stream) {
        var known = feeds.get(stream);
        if (known != null) {
            return known;
        }
        var epoch = call("snapshot", Map.of("stream", stream)).path("epoch").asString();
        var fresh = new Feed(stream, epoch);
        turning.lock();
        try {
            feeds.put(stream, fresh);
            if (link != null) {
                subscribe(link, fresh);
            }
        } finally {
            turning.unlock();
        }
        return fresh;
    }

    /** Watches a stream no more; what came in until now stays with its feed. */
    public void leave(String stream) {
        turning.lock();
        try {
            feeds.remove(stream);
            if (link != null) {
                link.request("unsubscribe", Map.of("channel", stream));
            }
        } finally {
            turning.unlock();
        }
    }

    /** Sends a durable command until it is answered; throws {@link Refused} for an answer that will not change. */
    public JsonNode append(String stream, String type, String key, Map<String, ?> data) {
        return call("append", Map.of("stream", stream, "type", type, "key", key, "data", data));
    }

    public JsonNode call(String method, Object data) {
        var deadline = System.nanoTime() + Patience.LONG.toNanos();
        while (System.nanoTime() < deadline) {
            var open = link;
            if (open != null) {
                var answer = tried(open, method, data);
                if (answer != null) {
                    return answer;
                }
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        throw new AssertionError("'" + method + "' was not answered within " + Patience.LONG.toSeconds() + " s");
    }

    /** The error code of one command on a connection of its own that is not repeated, 0 for success. */
    public static int codeOf(URI address, String cookie, String command, Object data) {
        try {
            var link = Link.open(address, cookie, (from, push) -> {});
            try {
                link.request(command, data).get(10, TimeUnit.SECONDS);
                return 0;
            } finally {
                link.end();
            }
        } catch (Exception failure) {
            if (failure.getCause() instanceof Refused refused) {
                return refused.code();
            }
            throw new AssertionError(command + " " + data, failure);
        }
    }

    @Override
    public void close() {
        closed = true;
        keeper.interrupt();
        var open = link;
        if (open != null) {
            open.end();
        }
    }

    /** The answer, or null when it was lost or is worth asking for again: the same key makes the repeat harmless. */
    private static @org.jspecify.annotations.Nullable JsonNode tried(Link open, String method, Object data) {
        try {
            return open.request("rpc", Map.of("method", method, "data", data))
                    .get(10, TimeUnit.SECONDS)
                    .at("/rpc/data");
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof Refused refused && !refused.isPassing()) {
                throw refused;
            }
            return null;
        } catch (TimeoutException again) {
            return null;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    private void keepConnected() {
        while (!closed) {
            var open = link;
            if (open == null || open.isGone()) {
                link = null;
                connect();
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private void connect() {
        try {
            var open = Link.open(address, cookie, this::pushed);
            turning.lock();
            try {
                link = open;
                feeds.values().forEach(feed -> subscribe(open, feed));
            } finally {
                turning.unlock();
            }
        } catch (Exception unreachable) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private void subscribe(Link open, Feed feed) {
        open.request("subscribe", feed.request(open)).whenComplete((answer, failure) -> {
            if (answer != null) {
                feed.subscribed(open, answer.path("subscribe"));
            } else if (failure instanceof Refused refused && refused.isPassing()) {
                open.end();
            } else {
                feed.refused(failure);
            }
        });
    }

    private void pushed(Link from, JsonNode push) {
        var feed = feeds.get(push.path("channel").asString(""));
        if (feed == null) {
            return;
        }
        if (push.path("pub").isObject()) {
            feed.published(from, push.path("pub"));
        } else if (push.at("/unsubscribe/code").asInt() >= 2500) {
            Thread.ofVirtual().start(() -> subscribe(from, feed));
        } else if (push.has("unsubscribe")) {
            feed.refused(new IllegalStateException("unsubscribed: " + push));
        }
    }
}
