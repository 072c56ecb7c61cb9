package stoa.kernel.lifecycle.plugin;

import java.time.Instant;
import java.time.InstantSource;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** What every deployment works with. */
record Surroundings(
        BundleContext context, Wiring wiring, Parts parts, Probes probes, InstantSource clock, Patience patience) {
    static Surroundings of(
            BundleContext context, ServiceComponentRuntime runtime, InstantSource clock, Patience patience) {
        return new Surroundings(context, new Wiring(context), new Parts(runtime), new Probes(context), clock, patience);
    }

    Instant now() {
        return clock.instant();
    }
}
