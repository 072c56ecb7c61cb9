package stoa.kernel.observability.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmInfoMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import stoa.kernel.contract.platform.MetricsText;

/** Offers {@link MeterRegistry} and {@link MetricsText} as services. Timers and summaries carry p50, p95 and p99. */
public final class Metrics {
    private final PrometheusMeterRegistry registry;
    private final JvmGcMetrics collections;
    private final List<ServiceRegistration<?>> services;

    private Metrics(PrometheusMeterRegistry registry, JvmGcMetrics collections, List<ServiceRegistration<?>> services) {
        this.registry = registry;
        this.collections = collections;
        this.services = services;
    }

    public static Metrics register(BundleContext context) {
        var registry = open();
        var collections = new JvmGcMetrics();
        collections.bindTo(registry);
        return new Metrics(
                registry,
                collections,
                List.of(
                        context.registerService(MeterRegistry.class, registry, null),
                        context.registerService(MetricsText.class, registry::scrape, null)));
    }

    public void close() {
        services.forEach(ServiceRegistration::unregister);
        collections.close();
        registry.close();
    }

    /** A registry with percentiles and the meters of the JVM. */
    static PrometheusMeterRegistry open() {
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        registry.config().meterFilter(new Percentiles());
        List.<MeterBinder>of(
                        new ClassLoaderMetrics(),
                        new JvmInfoMetrics(),
                        new JvmMemoryMetrics(),
                        new JvmThreadMetrics(),
                        new ProcessorMetrics(),
                        new UptimeMetrics())
                .forEach(binder -> binder.bindTo(registry));
        return registry;
    }
}
