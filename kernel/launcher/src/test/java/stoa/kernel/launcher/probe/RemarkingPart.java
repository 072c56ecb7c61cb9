package stoa.kernel.launcher.probe;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import stoa.kernel.contract.platform.Readiness;

/** Ready, but not whole. */
public final class RemarkingPart implements BundleActivator {
    @Override
    public void start(BundleContext context) {
        context.registerService(Readiness.class, new NotWhole(), null);
    }

    @Override
    public void stop(BundleContext context) {}

    private static final class NotWhole implements Readiness {
        @Override
        public String name() {
            return "plugins";
        }

        @Override
        public String complaint() {
            return "";
        }

        @Override
        public String remark() {
            return "Plugin \"lamp\" failed.\nIt has no oil.";
        }
    }
}
