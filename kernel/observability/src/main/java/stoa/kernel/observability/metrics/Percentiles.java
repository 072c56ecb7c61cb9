package stoa.kernel.observability.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;

/** Gives every timer and summary of the platform p50, p95 and p99, unless its owner asked for others. */
final class Percentiles implements MeterFilter {
    private static final DistributionStatisticConfig CONFIG =
            DistributionStatisticConfig.builder().percentiles(0.5, 0.95, 0.99).build();

    @Override
    public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
        return id.getName().startsWith("stoa.") ? config.merge(CONFIG) : config;
    }
}
