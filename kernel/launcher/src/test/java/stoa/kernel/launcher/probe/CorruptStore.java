package stoa.kernel.launcher.probe;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import stoa.kernel.contract.platform.StartFailure;

/** Cannot start and says so. */
public final class CorruptStore implements BundleActivator {
    @Override
    public void start(BundleContext context) {
        context.registerService(
                StartFailure.class, () -> "Store 'stoa.mv.db' is corrupt. Restore it from a backup.", null);
    }

    @Override
    public void stop(BundleContext context) {}
}
