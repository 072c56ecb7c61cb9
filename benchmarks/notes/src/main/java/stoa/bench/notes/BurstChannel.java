package stoa.bench.notes;

import org.osgi.service.component.annotations.Component;
import stoa.api.channel.ChannelKind;
import stoa.api.channel.ChannelName;
import stoa.api.channel.Memory;

/** An ephemeral channel of kind {@code burst}: nothing is kept, nothing is decided; the cost of handing out alone. */
@Component(service = ChannelKind.class)
public final class BurstChannel implements ChannelKind {
    @Override
    public String kind() {
        return "burst";
    }

    @Override
    public Memory memory() {
        return Memory.NONE;
    }

    @Override
    public boolean accept(ChannelName channel, byte[] json) {
        return true;
    }
}
