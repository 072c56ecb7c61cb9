package stoa.kernel.launcher.probe;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import stoa.kernel.contract.platform.Readiness;

/** Never becomes ready. */
public final class ComplainingPart implements BundleActivator {
    @Override
    public void start(BundleContext context) {
        context.registerService(Readiness.class, new NeverReady(), null);
    }

    @Override
    public void stop(BundleContext context) {}

    private static final class NeverReady implements Readiness {
        @Override
        public String name() {
            return "projections";
        }

        @Override
        public String complaint() {
            return "Projection 'ratings' is behind by '7' events.";
        }
    }
}
