package stoa.kernel.lifecycle.ground;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.api.task.Deadline;
import stoa.kernel.contract.platform.Drain;
import stoa.kernel.contract.platform.Settings;

/**
 * Lets every part finish its work when the framework begins to stop, before any bundle is stopped: first the gateway, then
 * jobs, streams and the log. All of them share one deadline, three fifths of the setting {@code stoa.stop.seconds}; the rest
 * is for the bundles' own stop.
 */
@Component(service = {})
public final class OrderlyStop implements SynchronousBundleListener {
    private static final Logger LOG = LoggerFactory.getLogger(OrderlyStop.class);
    private static final long SYSTEM_BUNDLE = 0;

    private final BundleContext context;
    private final InstantSource clock;
    private final Duration patience;
    private final List<Drain> drains = new CopyOnWriteArrayList<>();

    @Activate
    public OrderlyStop(BundleContext context, @Reference InstantSource clock, @Reference Settings settings) {
        this.context = context;
        this.clock = clock;
        this.patience = Duration.ofMillis(600L * settings.number("stoa.stop.seconds", 20));
        context.addBundleListener(this);
    }

    @Deactivate
    public void deactivate() {
        context.removeBundleListener(this);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addDrain(Drain drain) {
        drains.add(drain);
    }

    void removeDrain(Drain drain) {
        drains.remove(drain);
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        if (event.getType() == BundleEvent.STOPPING && event.getBundle().getBundleId() == SYSTEM_BUNDLE) {
            drainAll();
        }
    }

    private void drainAll() {
        LOG.atInfo().addKeyValue("seconds", patience.toSeconds()).log("The platform finishes its work and stops");
        var deadline = Deadline.in(patience, clock);
        drains.stream()
                .sorted(Comparator.comparingInt(Drain::rank).reversed())
                .forEach(drain -> drain(drain, deadline));
    }

    private static void drain(Drain drain, Deadline deadline) {
        try {
            drain.drain(deadline);
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue("rank", drain.rank()).setCause(e).log("A part could not finish its work");
        }
    }
}
