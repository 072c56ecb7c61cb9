package stoa.debate.lobby;

import org.osgi.service.component.annotations.Component;
import stoa.api.channel.ChannelKind;
import stoa.api.channel.Memory;

/** The kind of the lobby's channel: the last card of each debate. */
@Component(service = ChannelKind.class)
public final class LobbyChannel implements ChannelKind {
    static final String KIND = "lobby";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Memory memory() {
        return Memory.LAST;
    }
}
