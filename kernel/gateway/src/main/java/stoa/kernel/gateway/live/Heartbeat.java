package stoa.kernel.gateway.live;

import java.util.concurrent.ThreadLocalRandom;
import stoa.kernel.gateway.settings.LiveSettings.Pulse;

/** When to ping a connection and when to give it up. Looked at by one thread; {@link #heard} by any. */
final class Heartbeat {
    private final Pulse pulse;
    private final long opened;
    private volatile boolean awaiting;
    private long nextPing;
    private long pinged;

    /** What is due. */
    enum Due {
        NOTHING,
        PING,
        STALE,
        SILENT
    }

    Heartbeat(Pulse pulse, long now) {
        this.pulse = pulse;
        this.opened = now;
        this.nextPing = now + spread();
    }

    /** The other side is alive. */
    void heard() {
        awaiting = false;
    }

    Due look(long now, boolean connected) {
        if (!connected) {
            return now - opened > pulse.connect().toNanos() ? Due.STALE : Due.NOTHING;
        }
        if (awaiting) {
            return now - pinged > pulse.pong().toNanos() ? Due.SILENT : Due.NOTHING;
        }
        if (now - nextPing < 0) {
            return Due.NOTHING;
        }
        awaiting = true;
        pinged = now;
        nextPing = now + spread();
        return Due.PING;
    }

    /** Give or take a fifth, so that connections made together are not pinged together. */
    private long spread() {
        return (long) (pulse.ping().toNanos() * ThreadLocalRandom.current().nextDouble(0.8, 1.2));
    }
}
