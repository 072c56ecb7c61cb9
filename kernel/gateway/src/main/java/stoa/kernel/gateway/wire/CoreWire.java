package stoa.kernel.gateway.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;
import org.jspecify.annotations.Nullable;

/**
 * A socket on Jetty's own WebSocket interface: no copies of outgoing messages, and inbound back-pressure by asking for a frame
 * only when the last message has been dealt with.
 */
public final class CoreWire implements Wire, FrameHandler {
    private static final Duration FAREWELL = Duration.ofSeconds(3);
    private static final int FRAME = 64 * 1024;

    private final Accept accept;
    private final Executor blocking;
    private final boolean binary;
    private final int limit;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final AtomicBoolean ended = new AtomicBoolean();
    private @Nullable ByteArrayOutputStream fragments;
    private volatile @Nullable CoreSession session;
    private volatile @Nullable Receiver receiver;

    /**
     * A socket not open yet.
     *
     * @param limit the largest message in bytes that is taken
     */
    public CoreWire(Accept accept, Executor blocking, boolean binary, int limit) {
        this.accept = accept;
        this.blocking = blocking;
        this.binary = binary;
        this.limit = limit;
    }

    @Override
    public void onOpen(CoreSession core, Callback callback) {
        core.setIdleTimeout(Duration.ZERO);
        // Larger frames are divided, in both directions; what is too large is noticed while it is put together.
        core.setAutoFragment(true);
        core.setMaxFrameSize(FRAME);
        session = core;
        receiver = accept.opened(this);
        callback.succeeded();
        core.demand();
    }

    @Override
    public void onFrame(Frame frame, Callback callback) {
        switch (frame.getOpCode()) {
            case OpCode.TEXT, OpCode.BINARY, OpCode.CONTINUATION -> data(frame, callback);
            case OpCode.PING -> {
                var copy = BufferUtil.toArray(frame.getPayload());
                callback.succeeded();
                pong(copy);
            }
            case OpCode.CLOSE -> callback.succeeded();
            default -> {
                callback.succeeded();
                demand();
            }
        }
    }

    @Override
    public void onError(Throwable cause, Callback callback) {
        callback.succeeded();
    }

    @Override
    public void onClosed(CloseStatus status, Callback callback) {
        callback.succeeded();
        var target = receiver;
        if (target != null && ended.compareAndSet(false, true)) {
            blocking.execute(target::closed);
        }
    }

    @Override
    public void send(byte[] message, Completion completion) {
        var core = session;
        if (core == null || closing.get()) {
            completion.done(false);
            return;
        }
        var frame = new Frame(binary ? OpCode.BINARY : OpCode.TEXT, ByteBuffer.wrap(message));
        core.sendFrame(frame, Callback.from(() -> completion.done(true), failure -> completion.done(false)), false);
    }

    @Override
    public void close(int code, String reason) {
        var core = session;
        if (core != null && closing.compareAndSet(false, true)) {
            core.close(code, reason, Callback.from(() -> {}, failure -> core.abort()));
            // A peer that does not read never sees the close frame; the idle timeout then ends the connection. Set
            // before, it
            // would end one that has been silent for long without telling it why.
            core.setIdleTimeout(FAREWELL);
        }
    }

    @Override
    public boolean isOpen() {
        var core = session;
        return core != null && !closing.get() && core.isOutputOpen();
    }

    private void data(Frame frame, Callback callback) {
        var part = BufferUtil.toArray(frame.getPayload());
        callback.succeeded();
        if (closing.get()) {
            demand();
        } else if (frame.isFin() && fragments == null && part.length <= limit) {
            hand(part);
        } else {
            collect(part, frame.isFin());
        }
    }

    private void collect(byte[] part, boolean last) {
        var collected = fragments == null ? new ByteArrayOutputStream() : fragments;
        if (collected.size() + part.length > limit) {
            close(CloseStatus.MESSAGE_TOO_LARGE, "A message may have " + limit + " bytes");
            demand();
            return;
        }
        collected.writeBytes(part);
        fragments = last ? null : collected;
        if (last) {
            hand(collected.toByteArray());
        } else {
            demand();
        }
    }

    /** Commands wait for disks, so they never run on one of the few threads that serve all sockets. */
    private void hand(byte[] message) {
        if (Thread.currentThread().isVirtual()) {
            deliver(message);
        } else {
            blocking.execute(() -> deliver(message));
        }
    }

    private void deliver(byte[] message) {
        var target = receiver;
        try {
            if (target != null) {
                target.received(message);
            }
        } finally {
            demand();
        }
    }

    private void demand() {
        var core = session;
        if (core != null && !core.isClosed()) {
            core.demand();
        }
    }

    /** The next frame is asked for when the answer is out, so that a flood of pings queues up at its sender. */
    private void pong(byte[] payload) {
        var core = session;
        if (core != null && !closing.get()) {
            core.sendFrame(new Frame(OpCode.PONG, ByteBuffer.wrap(payload)), Callback.from(this::demand), false);
        } else {
            demand();
        }
    }
}
