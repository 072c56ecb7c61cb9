package stoa.kernel.lifecycle.context;

import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import stoa.api.plugin.Ids;
import stoa.kernel.contract.platform.Listening;
import stoa.kernel.contract.platform.PluginFaults;
import stoa.kernel.contract.platform.Settings;

/** Clock, ids, settings, the count of faults and the platform's address for plugins. */
@Component(service = Ground.class)
public final class Ground {
    final InstantSource clock;
    final Ids ids;
    final Settings settings;
    final PluginFaults faults;
    private volatile @Nullable Listening listening;

    @Activate
    public Ground(
            @Reference InstantSource clock,
            @Reference Ids ids,
            @Reference Settings settings,
            @Reference PluginFaults faults) {
        this.clock = clock;
        this.ids = ids;
        this.settings = settings;
        this.faults = faults;
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void setListening(Listening present) {
        listening = present;
    }

    void unsetListening(Listening gone) {
        if (listening == gone) {
            listening = null;
        }
    }

    /** The address people are told, setting {@code stoa.public.url}, else the one the gateway listens on. */
    Optional<URI> publicAddress() {
        return settings.find("stoa.public.url")
                .map(URI::create)
                .or(() -> Optional.ofNullable(listening).map(Listening::address));
    }
}
