package stoa.debate.lobby;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import stoa.api.channel.ChannelName;
import stoa.api.channel.Channels;
import stoa.api.channel.Member;
import stoa.api.channel.Published;
import stoa.api.plugin.Registration;

/** Remembers what was published. */
final class RecordingChannels implements Channels {
    final List<Showcase.LobbyPublication> published = new ArrayList<>();
    final List<String> forgotten = new ArrayList<>();

    @Override
    public void publish(ChannelName channel, String key, Record data) {
        published.add((Showcase.LobbyPublication) data);
    }

    @Override
    public void publishJson(ChannelName channel, String key, byte[] json) {
        throw new UnsupportedOperationException("not used here");
    }

    @Override
    public void forget(ChannelName channel, String key) {
        forgotten.add(key);
    }

    @Override
    public Registration listen(ChannelName channel, Consumer<Published> listener) {
        throw new UnsupportedOperationException("not used here");
    }

    @Override
    public List<Member> present(ChannelName channel) {
        return List.of();
    }
}
