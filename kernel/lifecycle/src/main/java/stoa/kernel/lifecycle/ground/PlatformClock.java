package stoa.kernel.lifecycle.ground;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Offers the system's clock as the platform's, unless somebody, such as a test, has offered another one before. */
@Component(service = {})
public final class PlatformClock {
    private final @Nullable ServiceRegistration<InstantSource> offered;

    @Activate
    public PlatformClock(BundleContext context) {
        offered = context.getServiceReference(InstantSource.class) == null
                ? context.registerService(InstantSource.class, InstantSource.system(), null)
                : null;
    }

    @Deactivate
    public void withdraw() {
        if (offered != null) {
            offered.unregister();
        }
    }
}
