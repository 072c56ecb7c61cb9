package stoa.ratings.board;

import org.osgi.service.component.annotations.Component;
import stoa.api.channel.ChannelKind;
import stoa.api.channel.Memory;

/** The kind of the board's channel: the last state. */
@Component(service = ChannelKind.class)
public final class BoardChannel implements ChannelKind {
    static final String KIND = "board";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Memory memory() {
        return Memory.LAST;
    }
}
