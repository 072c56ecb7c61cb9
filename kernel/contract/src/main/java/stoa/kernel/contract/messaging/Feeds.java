package stoa.kernel.contract.messaging;

import org.osgi.annotation.versioning.ProviderType;
import stoa.api.channel.ChannelName;
import stoa.api.plugin.Registration;

/**
 * The sources behind channels: logged streams and ephemeral kinds.
 *
 * <p>To subscribe without loss or repeat: attach first and hold publications back, then replay, then pass on what was held
 * back with offsets after the replay's head.
 */
@ProviderType
public interface Feeds {
    /**
     * Hands each publication of the channel to the sink from now on, in order, one at a time, and tells it when the channel's
     * kind goes away.
     *
     * @throws stoa.api.error.PlatformException {@code NOT_FOUND} for an unknown kind or a stream without events
     */
    Registration attach(ChannelName channel, FeedSink sink);

    /**
     * What was published after the offset, from memory when it is there, else from the log. At most {@code limit} publications
     * and 256 kB; {@link Replay#complete} says whether that was all.
     */
    Replay replay(ChannelName channel, long after, int limit);

    /** Where the channel stands, and for {@code Memory.Last} the last publication of each key. */
    Replay position(ChannelName channel);

    /** Publications before an offset, newest first, for paging backwards; logged channels only. */
    Replay before(ChannelName channel, long offset, int limit);

    /** Publishes for a person, after the channel kind accepted it. */
    void publish(ChannelName channel, String key, byte[] json);
}
