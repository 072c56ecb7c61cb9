package stoa.kernel.messaging.meter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The meters of messaging; silent while the platform has no registry. Any thread. */
@Component(service = Hops.class)
public final class Hops {
    /** The parts of a message's way that are timed. */
    public enum Hop {
        MAILBOX("mailbox"),
        DECIDE("decide"),
        COMMIT("commit"),
        PUBLISH("publish");

        private final String tag;

        Hop(String tag) {
            this.tag = tag;
        }
    }

    private final Map<String, Supplier<Number>> depths = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();
    private volatile @Nullable Bound bound;

    private record Bound(MeterRegistry registry, Map<Hop, Timer> timers, Map<String, Counter> counters) {}

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void bindRegistry(MeterRegistry registry) {
        var timers = new EnumMap<Hop, Timer>(Hop.class);
        for (var hop : Hop.values()) {
            timers.put(hop, timer(registry, hop));
        }
        bound = new Bound(registry, timers, new ConcurrentHashMap<>());
        depths.forEach((name, depth) -> gauge(registry, name, depth));
    }

    void unbindRegistry(MeterRegistry registry) {
        var present = bound;
        if (present != null && present.registry() == registry) {
            bound = null;
        }
    }

    private static Timer timer(MeterRegistry registry, Hop hop) {
        return Timer.builder("stoa.hop")
                .description("How long a message spends at a hop of its way")
                .tag("hop", hop.tag)
                .publishPercentiles(0.5, 0.95, 0.99)
                .register(registry);
    }

    private static void gauge(MeterRegistry registry, String name, Supplier<Number> depth) {
        Gauge.builder("stoa." + name, depth).register(registry);
    }

    /** Records the time since a {@link System#nanoTime} value. */
    public void since(Hop hop, long start) {
        var present = bound;
        if (present != null) {
            Objects.requireNonNull(present.timers().get(hop)).record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        }
    }

    /** Counts something that happened, for example {@code decide.slow}. */
    public void count(String name) {
        counts.computeIfAbsent(name, _ -> new AtomicLong()).incrementAndGet();
        var present = bound;
        if (present != null) {
            present.counters()
                    .computeIfAbsent(name, each -> present.registry().counter("stoa." + each))
                    .increment();
        }
    }

    /** How often it was counted since the start. */
    public long counted(String name) {
        var count = counts.get(name);
        return count == null ? 0 : count.get();
    }

    /** The number shown under a name now; 0 when there is none. */
    public Number shown(String name) {
        var depth = depths.get(name);
        return depth == null ? 0 : depth.get();
    }

    /** Shows a number that goes up and down, for example the depth of a queue. */
    public void show(String name, Supplier<Number> depth) {
        depths.put(name, depth);
        var present = bound;
        if (present != null) {
            gauge(present.registry(), name, depth);
        }
    }
}
