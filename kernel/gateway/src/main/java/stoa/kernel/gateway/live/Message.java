package stoa.kernel.gateway.live;

import org.jspecify.annotations.Nullable;

/**
 * Bytes on their way to one connection.
 *
 * @param about the subscription they belong to; they are dropped when it has ended. Null for replies
 * @param key later bytes of the same subscription and key take their place for a reader that lags; empty for none
 */
record Message(Lane lane, byte[] bytes, @Nullable Subscription about, String key) {
    static Message control(byte[] bytes) {
        return new Message(Lane.CONTROL, bytes, null, "");
    }

    boolean isStale() {
        return about != null && about.hasEnded();
    }
}
