package stoa.kernel.lifecycle.plugin;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.api.channel.ChannelName;
import stoa.api.channel.Channels;
import stoa.api.error.PlatformException;
import stoa.kernel.contract.platform.PluginStatus;

/** Publishes the state of each plugin on the channel {@code platform:plugins}, keyed by its id, while there are channels. */
@Component(service = Board.class)
public final class Board {
    static final ChannelName CHANNEL = ChannelName.of("platform", "plugins");

    private static final Logger LOG = LoggerFactory.getLogger(Board.class);

    private final AtomicReference<@Nullable Channels> channels = new AtomicReference<>();

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
        publish(present -> present.publish(CHANNEL, status.id(), status));
    }

    void takeDown(String id) {
        publish(present -> present.forget(CHANNEL, id));
    }

    /** A board that cannot be written to must not hold up a plugin; the next change is shown again. */
    private void publish(Consumer<Channels> publication) {
        var present = channels.get();
        if (present == null) {
            return;
        }
        try {
            publication.accept(present);
        } catch (PlatformException | IllegalStateException e) {
            LOG.atDebug().setCause(e).log("The state of a plugin could not be published");
        }
    }
}
