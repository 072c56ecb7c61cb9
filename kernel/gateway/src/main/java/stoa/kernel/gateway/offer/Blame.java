package stoa.kernel.gateway.offer;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import stoa.kernel.contract.platform.PluginFaults;

/** Tells failures of what bundles offer to whoever counts them, while there is somebody. Any thread. */
@Component(service = Blame.class)
public final class Blame {
    private final AtomicReference<@Nullable PluginFaults> faults = new AtomicReference<>();

    @Activate
    public Blame() {}

    /** Lifecycle counts the failures of plugins. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    public void addFaults(PluginFaults present) {
        faults.set(present);
    }

    public void removeFaults(PluginFaults gone) {
        faults.compareAndSet(gone, null);
    }

    /** Tells that the service failed while it did something for somebody; see {@link PluginFaults#failed}. */
    public void failed(Object service, String doing, Throwable cause) {
        var present = faults.get();
        if (present != null) {
            present.failed(service, doing, cause);
        }
    }
}
