package stoa.acceptance.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** One WebSocket connection, handing on whole text messages; ends silently when the other side goes away. */
final class Wire implements WebSocket.Listener {
    private final Consumer<String> message;
    private final Runnable gone;
    private final StringBuilder partial = new StringBuilder();

    private Wire(Consumer<String> message, Runnable gone) {
        this.message = message;
        this.gone = gone;
    }

    static CompletableFuture<WebSocket> open(
            HttpClient http, URI address, String cookie, Consumer<String> message, Runnable gone) {
        var origin = address.toString().replaceFirst("^ws", "http").replaceFirst("(https?://[^/]+).*", "$1");
        return http.newWebSocketBuilder()
                .header("Cookie", cookie)
                .header("Origin", origin)
                .buildAsync(address, new Wire(message, gone));
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            var whole = partial.toString();
            partial.setLength(0);
            whole.lines().forEach(message);
        }
        socket.request(1);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        gone.run();
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        gone.run();
    }
}
