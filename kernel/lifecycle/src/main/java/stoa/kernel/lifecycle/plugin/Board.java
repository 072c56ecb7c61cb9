package stoa.kernel.lifecycle.plugin;

import java.util.concurrent.atomic.AtomicReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import stoa.api.channel.ChannelName;
import stoa.api.channel.Channels;
import stoa.kernel.contract.platform.PluginStatus;

/** Publishes the state of each plugin on the channel {@code platform:plugins}, keyed by its id, while there are channels. */
@Component(service = Board.class)
public final class Board {
    static final ChannelName CHANNEL = ChannelName.of("platform", "plugins");

    private final AtomicReference<Channels> channels = new AtomicReference<>();

    @Activate
    public Board() {}

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void setChannels(Channels present) {
        channels.set(present);
    }

    void unsetChannels(Channels gone) {
        channels.compareAndSet(gone, null);
    }

    void show(PluginStatus status) {
        var present = channels.get();
        if (present != null) {
            present.publish(CHANNEL, status.id(), status);
        }
    }

    void takeDown(String id) {
        var present = channels.get();
        if (present != null) {
            present.forget(CHANNEL, id);
        }
    }
}
