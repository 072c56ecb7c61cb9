package stoa.kernel.lifecycle.desk;

import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import stoa.api.access.Guard;
import stoa.api.panel.Operation;

/** Registers operations, the guard first: without it they would be denied to everybody. */
final class Registrations {
    private Registrations() {}

    static List<ServiceRegistration<?>> of(BundleContext context, Guard guard, List<Operation<?, ?>> operations) {
        var registrations = new ArrayList<ServiceRegistration<?>>();
        registrations.add(context.registerService(Guard.class, guard, null));
        operations.forEach(
                operation -> registrations.add(context.registerService(Operation.class.getName(), operation, null)));
        return registrations;
    }
}
