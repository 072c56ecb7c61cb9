package stoa.kernel.lifecycle.plugin;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.hooks.service.EventListenerHook;
import org.osgi.framework.hooks.service.FindHook;
import org.osgi.framework.hooks.service.ListenerHook.ListenerInfo;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Hides the services of a bundle that is being probed from everybody else: it sees itself and the whole platform, and nobody
 * sees it. Any thread.
 */
@Component(service = {Curtain.class, FindHook.class, EventListenerHook.class})
public final class Curtain implements FindHook, EventListenerHook {
    private final Set<Long> hidden = ConcurrentHashMap.newKeySet();

    @Activate
    public Curtain() {}

    /** To be called before the bundle starts. */
    void draw(Bundle bundle) {
        hidden.add(bundle.getBundleId());
    }

    /** To be called while the bundle is stopped: nobody is told of services that are there already. */
    void lift(Bundle bundle) {
        hidden.remove(bundle.getBundleId());
    }

    @Override
    public void find(
            BundleContext context,
            String name,
            String filter,
            boolean all,
            Collection<ServiceReference<?>> references) {
        if (!hidden.isEmpty()) {
            references.removeIf(reference -> hides(reference, context));
        }
    }

    @Override
    public void event(ServiceEvent event, Map<BundleContext, Collection<ListenerInfo>> listeners) {
        if (!hidden.isEmpty()) {
            listeners.keySet().removeIf(context -> hides(event.getServiceReference(), context));
        }
    }

    private boolean hides(ServiceReference<?> reference, BundleContext asking) {
        var owner = reference.getBundle();
        return owner != null
                && hidden.contains(owner.getBundleId())
                && owner.getBundleId() != asking.getBundle().getBundleId();
    }
}
