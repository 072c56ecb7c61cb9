package stoa.kernel.gateway.live;

import org.jspecify.annotations.Nullable;
import stoa.api.channel.ChannelName;
import stoa.kernel.contract.messaging.Publication;
import stoa.kernel.gateway.protocol.Format;
import stoa.kernel.gateway.protocol.Push;

/** A push written once per format, however many get it. Thread-safe: writing it twice does no harm. */
final class Encoded {
    private final ChannelName channel;
    private final Push push;
    private final Lane lane;
    private final String key;
    private final long offset;
    private final boolean gapless;
    private volatile byte @Nullable [] text;
    private volatile byte @Nullable [] binary;

    private Encoded(ChannelName channel, Push push, Lane lane, String key, long offset, boolean gapless) {
        this.channel = channel;
        this.push = push;
        this.lane = lane;
        this.key = key;
        this.offset = offset;
        this.gapless = gapless;
    }

    /** A publication; whoever reads one with an offset must see every one of them. */
    static Encoded of(Publication it) {
        var lane = it.logged() || it.offset() > 0 ? Lane.LOGGED : Lane.EPHEMERAL;
        return new Encoded(it.channel(), new Push.Pub(it), lane, it.key(), it.offset(), it.logged());
    }

    /** News about a person; the next news about the same take its place. */
    static Encoded about(ChannelName channel, Push push, String person) {
        return new Encoded(channel, push, Lane.EPHEMERAL, person, 0, false);
    }

    /** The message for one subscriber. */
    Message to(Subscription subscription, Format format) {
        return new Message(lane, in(format), subscription, key);
    }

    /** The position in the channel, 0 when it has none. */
    long offset() {
        return offset;
    }

    /** Whether positions follow each other without gaps. */
    boolean isGapless() {
        return gapless;
    }

    int size() {
        return push instanceof Push.Pub pub ? pub.publication().json().length : 0;
    }

    private byte[] in(Format format) {
        var written = format.isBinary() ? binary : text;
        if (written == null) {
            written = format.push(channel, push);
            if (format.isBinary()) {
                binary = written;
            } else {
                text = written;
            }
        }
        return written;
    }
}
