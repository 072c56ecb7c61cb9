package stoa.kernel.persistence;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import stoa.kernel.persistence.log.AppendWatch;

/** How long a durable group takes and how much it holds; there only while there is a registry. */
@Component(service = AppendWatch.class, immediate = true)
public final class AppendMeters implements AppendWatch {
    private final MeterRegistry registry;
    private final Timer commit;
    private final DistributionSummary group;

    @Activate
    public AppendMeters(@Reference MeterRegistry registry) {
        this.registry = registry;
        this.commit = Timer.builder("stoa.log.commit")
                .description("Time of one durable group commit")
                .publishPercentiles(0.5, 0.95, 0.99)
                .register(registry);
        this.group = DistributionSummary.builder("stoa.log.group")
                .description("Entries in one group commit")
                .publishPercentiles(0.5, 0.95, 0.99)
                .register(registry);
    }

    @Override
    public void committed(int entries, Duration took) {
        commit.record(took);
        group.record(entries);
    }

    @Deactivate
    void close() {
        registry.remove(commit);
        registry.remove(group);
    }
}
