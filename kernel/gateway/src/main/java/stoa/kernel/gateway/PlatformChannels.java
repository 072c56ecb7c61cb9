package stoa.kernel.gateway;

import org.osgi.service.component.annotations.Component;
import stoa.api.channel.ChannelKind;
import stoa.api.channel.Memory;

/** The platform's own channels, {@code platform:panels} and {@code platform:plugins}; nobody outside publishes on them. */
@Component
public final class PlatformChannels implements ChannelKind {
    @Override
    public String kind() {
        return "platform";
    }

    @Override
    public Memory memory() {
        return Memory.LAST;
    }
}
