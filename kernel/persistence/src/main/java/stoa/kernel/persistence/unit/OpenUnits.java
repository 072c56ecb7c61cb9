package stoa.kernel.persistence.unit;

import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/** The factories of one bundle, registered in its own name. */
final class OpenUnits {
    private final List<EntityManagerFactory> factories = new ArrayList<>();
    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();

    void add(BundleContext context, String unit, EntityManagerFactory factory) {
        factories.add(factory);
        var properties = FrameworkUtil.asDictionary(Map.of(UnitVisibility.UNIT, unit));
        registrations.add(context.registerService(EntityManagerFactory.class, factory, properties));
    }

    /** Takes the services away first, so that components let go of the factories before these close. */
    void close() {
        for (var registration : registrations.reversed()) {
            try {
                registration.unregister();
            } catch (IllegalStateException ignored) {
                // The bundle has stopped, and its services went with it.
            }
        }
        factories.reversed().forEach(EntityManagerFactory::close);
        registrations.clear();
        factories.clear();
    }
}
