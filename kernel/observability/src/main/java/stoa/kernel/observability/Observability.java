package stoa.kernel.observability;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import stoa.kernel.observability.logging.Logging;
import stoa.kernel.observability.logging.OsgiLog;
import stoa.kernel.observability.metrics.Metrics;

/** Starts logging, then metrics. An activator, because declarative services are not there yet and must themselves be heard. */
public final class Observability implements BundleActivator {
    private @Nullable OsgiLog osgiLog;
    private @Nullable Metrics metrics;

    @Override
    public void start(BundleContext context) {
        Logging.configure(name -> Optional.ofNullable(context.getProperty(name)).filter(text -> !text.isBlank()));
        osgiLog = OsgiLog.follow(context);
        metrics = Metrics.register(context);
    }

    @Override
    public void stop(BundleContext context) {
        if (metrics != null) {
            metrics.close();
        }
        if (osgiLog != null) {
            osgiLog.close();
        }
        Logging.close();
    }
}
