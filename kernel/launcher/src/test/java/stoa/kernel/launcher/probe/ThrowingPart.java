package stoa.kernel.launcher.probe;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Fails in its activator. */
public final class ThrowingPart implements BundleActivator {
    @Override
    public void start(BundleContext context) {
        throw new IllegalStateException("no such part");
    }

    @Override
    public void stop(BundleContext context) {}
}
