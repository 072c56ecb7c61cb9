package stoa.bench.swarm;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** A WebSocket that hands on whole texts and sends them in order without blocking the caller. */
final class Socket implements WebSocket.Listener {
    static final HttpClient HTTP = HttpClient.newHttpClient();

    private final StringBuilder partial = new StringBuilder();
    private final BiConsumer<Socket, String> heard;
    private CompletableFuture<?> last = CompletableFuture.completedFuture(null);
    private volatile WebSocket socket;

    private Socket(BiConsumer<Socket, String> heard) {
        this.heard = heard;
    }

    static Socket open(URI address, String cookie, BiConsumer<Socket, String> heard) throws Exception {
        var listener = new Socket(heard);
        var builder = HTTP.newWebSocketBuilder();
        if (!cookie.isEmpty()) {
            builder.header("Cookie", cookie).header("Origin", "http://" + address.getAuthority());
        }
        builder.buildAsync(address, listener).get(30, TimeUnit.SECONDS);
        return listener;
    }

    synchronized void send(String text) {
        last = last.handle((done, failed) -> null).thenCompose(ready -> socket.sendText(text, true));
    }

    @Override
    public void onOpen(WebSocket opened) {
        socket = opened;
        opened.request(1);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean whole) {
        partial.append(data);
        if (whole) {
            var text = partial.toString();
            partial.setLength(0);
            heard.accept(this, text);
        }
        from.request(1);
        return CompletableFuture.completedStage(null);
    }
}
