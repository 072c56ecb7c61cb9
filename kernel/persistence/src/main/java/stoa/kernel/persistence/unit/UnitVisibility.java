package stoa.kernel.persistence.unit;

import jakarta.persistence.EntityManagerFactory;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.hooks.service.EventListenerHook;
import org.osgi.framework.hooks.service.FindHook;
import org.osgi.framework.hooks.service.ListenerHook.ListenerInfo;

/**
 * Shows a bundle with units its own factories only. While two versions of a plugin are active side by side, both offer a unit
 * of the same name, and a factory of one knows nothing of the other's classes.
 */
final class UnitVisibility implements FindHook, EventListenerHook {
    static final String UNIT = "osgi.unit.name";
    static final String HEADER = "Meta-Persistence";

    @Override
    public void find(
            BundleContext context,
            @Nullable String name,
            @Nullable String filter,
            boolean allServices,
            Collection<ServiceReference<?>> references) {
        references.removeIf(reference -> isForeign(reference, context.getBundle()));
    }

    @Override
    public void event(ServiceEvent event, Map<BundleContext, Collection<ListenerInfo>> listeners) {
        listeners.keySet().removeIf(context -> isForeign(event.getServiceReference(), bundle(context)));
    }

    private static @Nullable Bundle bundle(BundleContext context) {
        try {
            return context.getBundle();
        } catch (IllegalStateException stopped) {
            return null;
        }
    }

    private static boolean isForeign(ServiceReference<?> reference, @Nullable Bundle viewer) {
        return viewer != null
                && reference.getProperty(UNIT) != null
                && types(reference).contains(EntityManagerFactory.class.getName())
                && viewer.getHeaders("").get(HEADER) != null
                && !Objects.equals(reference.getBundle(), viewer);
    }

    private static List<String> types(ServiceReference<?> reference) {
        return Arrays.asList((String[]) reference.getProperty(Constants.OBJECTCLASS));
    }
}
