package stoa.kernel.lifecycle.context;

import java.util.List;
import java.util.function.Consumer;
import stoa.api.channel.ChannelName;
import stoa.api.channel.Channels;
import stoa.api.channel.Member;
import stoa.api.channel.Published;
import stoa.api.plugin.Registration;

/** Channels whose listeners go away with the bundle. */
final class OwnedChannels implements Channels {
    private final Channels channels;
    private final Belongings belongings;

    OwnedChannels(Channels channels, Belongings belongings) {
        this.channels = channels;
        this.belongings = belongings;
    }

    @Override
    public void publish(ChannelName channel, String key, Record data) {
        belongings.check();
        channels.publish(channel, key, data);
    }

    @Override
    public void publishJson(ChannelName channel, String key, byte[] json) {
        belongings.check();
        channels.publishJson(channel, key, json);
    }

    @Override
    public void forget(ChannelName channel, String key) {
        belongings.check();
        channels.forget(channel, key);
    }

    @Override
    public Registration listen(ChannelName channel, Consumer<Published> listener) {
        return belongings.keep(() -> channels.listen(channel, listener));
    }

    @Override
    public List<Member> present(ChannelName channel) {
        belongings.check();
        return channels.present(channel);
    }
}
