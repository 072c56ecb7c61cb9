package stoa.kernel.gateway.wire;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.util.BufferUtil;
import org.jspecify.annotations.Nullable;

/** A socket on the Jakarta WebSocket interface. */
public final class JakartaWire extends Endpoint implements Wire {
    private static final long FAREWELL = 3000;

    private final Accept accept;
    private final boolean binary;
    private final int limit;
    private final AtomicBoolean closing = new AtomicBoolean();
    private volatile @Nullable Session session;
    private volatile @Nullable Receiver receiver;

    /**
     * A socket not open yet.
     *
     * @param limit the largest message in bytes that is taken
     */
    public JakartaWire(Accept accept, boolean binary, int limit) {
        this.accept = accept;
        this.binary = binary;
        this.limit = limit;
    }

    @Override
    public void onOpen(Session opened, EndpointConfig config) {
        session = opened;
        opened.setMaxIdleTimeout(0);
        opened.setMaxTextMessageBufferSize(limit);
        opened.setMaxBinaryMessageBufferSize(limit);
        var target = accept.opened(this);
        receiver = target;
        if (binary) {
            opened.addMessageHandler(new Binary(target));
        } else {
            opened.addMessageHandler(new Text(target));
        }
    }

    @Override
    public void onClose(Session closed, CloseReason reason) {
        var target = receiver;
        if (target != null) {
            target.closed();
        }
    }

    @Override
    public void onError(Session failed, Throwable cause) {
        // The container closes the session and tells so; there is nothing to add.
    }

    @Override
    public void send(byte[] message, Completion completion) {
        var current = session;
        if (current == null || closing.get()) {
            completion.done(false);
            return;
        }
        try {
            var remote = current.getAsyncRemote();
            if (binary) {
                remote.sendBinary(ByteBuffer.wrap(message), result -> completion.done(result.isOK()));
            } else {
                remote.sendText(new String(message, StandardCharsets.UTF_8), result -> completion.done(result.isOK()));
            }
        } catch (IllegalStateException e) {
            completion.done(false);
        }
    }

    @Override
    public void close(int code, String reason) {
        var current = session;
        if (current == null || !closing.compareAndSet(false, true)) {
            return;
        }
        try {
            current.close(new CloseReason(CloseReason.CloseCodes.getCloseCode(code), reason));
            current.setMaxIdleTimeout(FAREWELL);
        } catch (IOException | IllegalStateException e) {
            closing.set(true);
        }
    }

    @Override
    public boolean isOpen() {
        var current = session;
        return current != null && !closing.get() && current.isOpen();
    }

    /** Classes, not lambdas: the container finds out the type of message by reflection. */
    private record Text(Receiver receiver) implements MessageHandler.Whole<String> {
        @Override
        public void onMessage(String message) {
            receiver.received(message.getBytes(StandardCharsets.UTF_8));
        }
    }

    private record Binary(Receiver receiver) implements MessageHandler.Whole<ByteBuffer> {
        @Override
        public void onMessage(ByteBuffer message) {
            receiver.received(BufferUtil.toArray(message));
        }
    }
}
