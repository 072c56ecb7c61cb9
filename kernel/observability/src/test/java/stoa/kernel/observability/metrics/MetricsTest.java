package stoa.kernel.observability.metrics;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MetricsTest {
    @Test
    void givesTimersOfThePlatformTheThreePercentiles() {
        var registry = Metrics.open();
        var timer = registry.timer("stoa.hop", "hop", "commit");
        for (var i = 1; i <= 100; i++) {
            timer.record(Duration.ofMillis(i));
        }

        var text = registry.scrape();

        assertTrue(text.contains("stoa_hop_seconds{hop=\"commit\",quantile=\"0.5\"}"), text);
        assertTrue(text.contains("stoa_hop_seconds{hop=\"commit\",quantile=\"0.95\"}"), text);
        assertTrue(text.contains("stoa_hop_seconds{hop=\"commit\",quantile=\"0.99\"}"), text);
        assertTrue(text.contains("stoa_hop_seconds_count{hop=\"commit\"} 100"), text);
    }

    @Test
    void leavesTheTimersOfLibrariesAsTheyAre() {
        var registry = Metrics.open();
        registry.timer("pool.wait").record(Duration.ofMillis(1));

        assertFalse(registry.scrape().contains("pool_wait_seconds{quantile"));
    }

    @Test
    void tellsAboutTheJvm() {
        assertTrue(Metrics.open().scrape().contains("jvm_memory_used_bytes"));
    }
}
