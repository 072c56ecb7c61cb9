package stoa.kernel.lifecycle.context;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import stoa.api.plugin.PluginContext;
import stoa.api.plugin.PluginId;
import stoa.kernel.lifecycle.plugin.PluginHeaders;

/**
 * Offers {@link PluginContext} as a service of which each bundle gets its own instance.
 *
 * <p>The instance lives until the bundle has stopped, not until its last component lets go of it, so that a component that
 * comes and goes finds what another one opened; and it still works while calls in hand finish during the stop.
 */
@Component(service = {})
public final class PluginContexts implements ServiceFactory<PluginContext>, SynchronousBundleListener {
    private final BundleContext context;
    private final Ground ground;
    private final Messaging messaging;
    private final Hall hall;
    private final Map<Long, OwnedContext> contexts = new ConcurrentHashMap<>();
    private final ServiceRegistration<PluginContext> offered;

    @Activate
    public PluginContexts(
            BundleContext context, @Reference Ground ground, @Reference Messaging messaging, @Reference Hall hall) {
        this.context = context;
        this.ground = ground;
        this.messaging = messaging;
        this.hall = hall;
        context.addBundleListener(this);
        offered = context.registerService(PluginContext.class, this, null);
    }

    @Deactivate
    public void withdraw() {
        offered.unregister();
        context.removeBundleListener(this);
        contexts.values().forEach(OwnedContext::close);
        contexts.clear();
    }

    @Override
    public PluginContext getService(Bundle bundle, ServiceRegistration<PluginContext> registration) {
        return contexts.computeIfAbsent(bundle.getBundleId(), _ -> open(bundle));
    }

    @Override
    public void ungetService(Bundle bundle, ServiceRegistration<PluginContext> registration, PluginContext service) {
        if (bundle.getState() == Bundle.RESOLVED || bundle.getState() == Bundle.UNINSTALLED) {
            close(bundle);
        }
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        if (event.getType() == BundleEvent.STOPPED) {
            close(event.getBundle());
        }
    }

    private OwnedContext open(Bundle bundle) {
        var loader = bundle.adapt(BundleWiring.class).getClassLoader();
        var id = new PluginId(PluginHeaders.idOf(bundle));
        return new OwnedContext(id, loader, ground, messaging, hall);
    }

    private void close(Bundle bundle) {
        var open = contexts.remove(bundle.getBundleId());
        if (open != null) {
            open.close();
        }
    }
}
