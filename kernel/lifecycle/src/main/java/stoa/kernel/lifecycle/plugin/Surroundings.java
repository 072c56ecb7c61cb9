package stoa.kernel.lifecycle.plugin;

import java.time.Instant;
import java.time.InstantSource;
import org.osgi.framework.BundleContext;

/** What every deployment works with. */
record Surroundings(
        BundleContext context, Wiring wiring, Parts parts, Probes probes, InstantSource clock, Patience patience) {
    Instant now() {
        return clock.instant();
    }
}
