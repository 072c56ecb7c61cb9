package stoa.kernel.gateway.live;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import stoa.kernel.gateway.wire.Wire;

/** A wire that keeps what is sent; it takes messages at once or when the test says so. */
final class QuietWire implements Wire {
    private final List<String> sent = new ArrayList<>();
    private final Queue<Completion> waiting = new ArrayDeque<>();
    private boolean slow;
    private boolean open = true;

    static QuietWire slow() {
        var wire = new QuietWire();
        wire.slow = true;
        return wire;
    }

    @Override
    public void send(byte[] message, Completion completion) {
        sent.add(new String(message, StandardCharsets.UTF_8));
        if (slow) {
            waiting.add(completion);
        } else {
            completion.done(true);
        }
    }

    @Override
    public void close(int code, String reason) {
        open = false;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    List<String> sent() {
        return sent;
    }

    /** The write under way has ended. */
    void finishOne() {
        waiting.remove().done(true);
    }
}
