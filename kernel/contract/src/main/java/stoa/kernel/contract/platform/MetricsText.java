package stoa.kernel.contract.platform;

import org.osgi.annotation.versioning.ProviderType;

/** All metrics in the Prometheus text format, for {@code /metrics}. */
@ProviderType
public interface MetricsText {
    String scrape();
}
