package stoa.kernel.persistence.unit;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.hooks.service.EventListenerHook;
import org.osgi.framework.hooks.service.FindHook;
import org.osgi.framework.hooks.weaving.WeavingHook;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.kernel.persistence.database.Database;

/**
 * Opens the units of each bundle while it starts, before any of its entity classes is loaded, and closes them when it stops.
 */
@Component(service = {})
public final class UnitExtender implements BundleTrackerCustomizer<OpenUnits> {
    private static final Logger LOG = LoggerFactory.getLogger(UnitExtender.class);

    private final EntityWeaver weaver = new EntityWeaver();
    private final UnitOpener opener;
    private final List<ServiceRegistration<?>> hooks;
    private final BundleTracker<OpenUnits> tracker;

    @Activate
    public UnitExtender(BundleContext context, @Reference Database database) {
        this.opener = new UnitOpener(database, weaver);
        var visibility = new UnitVisibility();
        this.hooks = List.of(
                context.registerService(WeavingHook.class, weaver, null),
                context.registerService(
                        new String[] {FindHook.class.getName(), EventListenerHook.class.getName()}, visibility, null));
        this.tracker = new BundleTracker<>(context, Bundle.STARTING | Bundle.ACTIVE, this);
        tracker.open();
    }

    @Override
    public @Nullable OpenUnits addingBundle(Bundle bundle, @Nullable BundleEvent event) {
        if (bundle.getHeaders("").get(UnitVisibility.HEADER) == null || bundle.getBundleContext() == null) {
            return null;
        }
        try {
            return opener.open(bundle);
        } catch (IOException | RuntimeException problem) {
            weaver.forget(bundle);
            LOG.atError()
                    .addKeyValue("plugin", bundle.getSymbolicName())
                    .setCause(problem)
                    .log("The persistence unit of a bundle cannot be opened");
            return new OpenUnits();
        }
    }

    @Override
    public void modifiedBundle(Bundle bundle, @Nullable BundleEvent event, OpenUnits units) {
        // From starting to active: its units are open already.
    }

    @Override
    public void removedBundle(Bundle bundle, @Nullable BundleEvent event, OpenUnits units) {
        weaver.forget(bundle);
        units.close();
    }

    @Deactivate
    void close() {
        tracker.close();
        hooks.forEach(ServiceRegistration::unregister);
    }
}
