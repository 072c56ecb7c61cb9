package stoa.kernel.contract.messaging;

import java.util.Objects;
import stoa.api.channel.ChannelName;

/**
 * One message of a channel, shared by all readers.
 *
 * @param offset the stream's sequence, the ring's offset, or 0 when it has none
 * @param key publications of the same non-empty key replace each other for a reader that lags
 * @param logged whether it must not be lost: a reader that cannot take it is cut off and resumes
 * @param json UTF-8 JSON; must not be changed
 */
public record Publication(ChannelName channel, long offset, String key, boolean logged, byte[] json) {
    public Publication {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(json, "json");
    }
}
