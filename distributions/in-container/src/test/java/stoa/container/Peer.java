package stoa.container;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Somebody at an endpoint of a bundle. */
final class Peer implements WebSocket.Listener, AutoCloseable {
    private final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;

    Peer(URI hall, String path) {
        var origin = hall.toString().replaceFirst("/$", "");
        socket = http.newWebSocketBuilder()
                .header("Origin", origin)
                .buildAsync(URI.create(origin.replaceFirst("http", "ws") + path), this)
                .join();
    }

    /** What is answered to a text; throws when nothing is in ten seconds. */
    String ask(String text) throws InterruptedException {
        socket.sendText(text, true).join();
        var answer = heard.poll(10, TimeUnit.SECONDS);
        if (answer == null) {
            throw new AssertionError("No answer to '" + text + "'");
        }
        return answer;
    }

    int closedWith() throws Exception {
        return closed.get(30, TimeUnit.SECONDS);
    }

    boolean isOpen() {
        return !closed.isDone();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            heard.add(part.toString());
            part.setLength(0);
        }
        from.request(1);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
    }
}
