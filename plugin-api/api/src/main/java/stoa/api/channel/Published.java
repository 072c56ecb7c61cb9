package stoa.api.channel;

import java.util.Objects;

/**
 * A publication as a listener in the platform sees it.
 *
 * @param offset the stream's sequence on a log-backed channel, the ring's offset on a ring, else 0
 * @param json UTF-8 JSON; must not be changed
 */
public record Published(ChannelName channel, long offset, byte[] json) {
    public Published {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(json, "json");
    }
}
