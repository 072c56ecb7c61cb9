package stoa.api.channel;

import java.util.List;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;
import stoa.api.plugin.Registration;

/** Publishes to and listens on channels from within the platform. Publishing never waits for a reader. */
@ProviderType
public interface Channels {
    /**
     * Publishes a record as JSON on an ephemeral channel.
     *
     * @param key publications of the same key replace each other for a reader that lags and in {@link Memory.Last}; empty
     *     for none
     */
    void publish(ChannelName channel, String key, Record data);

    /** Publishes UTF-8 JSON as it is; the array must not be changed afterwards. */
    void publishJson(ChannelName channel, String key, byte[] json);

    /** Takes a key's last publication out of {@link Memory.Last}: those who come later do not get it; nobody is told. */
    void forget(ChannelName channel, String key);

    /** Calls the listener for each publication from now on, one at a time; a slow listener misses, counted, never blocks. */
    Registration listen(ChannelName channel, Consumer<Published> listener);

    /** Who is in the channel now, one entry per person. */
    List<Member> present(ChannelName channel);
}
