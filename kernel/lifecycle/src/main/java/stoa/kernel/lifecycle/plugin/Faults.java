package stoa.kernel.lifecycle.plugin;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.kernel.contract.platform.PluginFaults;
import stoa.kernel.contract.platform.Settings;

/** Counts failures by plugin; too many within a minute lead to quarantine. The 1st, 2nd, 4th ... is logged. */
@Component(service = {PluginFaults.class, Faults.class})
public final class Faults implements PluginFaults {
    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    private final AtomicReference<@Nullable Slots> plugins = new AtomicReference<>();
    private final InstantSource clock;
    private final int most;
    private final Map<String, Count> counts = new ConcurrentHashMap<>();

    /** Of one version of a plugin: what the version before did wrong is not held against it. */
    private record Count(long bundle, FaultWindow window) {}

    @Activate
    public Faults(@Reference InstantSource clock, @Reference Settings settings) {
        this.clock = clock;
        this.most = Patience.from(settings).faults();
    }

    /** Whose failures are counted. Told by the deployer: who reports must not have to wait for it to start. */
    void watch(Slots slots) {
        plugins.set(slots);
    }

    @Override
    public void failed(Object service, String doing, Throwable cause) {
        var called = FrameworkUtil.getBundle(service.getClass());
        var slots = plugins.get();
        if (called != null && slots != null) {
            new Culprit(called, slots.bundles())
                    .of(cause)
                    .ifPresent(bundle ->
                            slots.boxOf(bundle).ifPresent(box -> count(box, bundle, new Fault(doing, cause))));
        }
    }

    private record Fault(String doing, Throwable cause) {}

    private void count(Mailbox box, Bundle bundle, Fault fault) {
        var window = counts.compute(box.id(), (_, present) -> countOf(bundle.getBundleId(), present))
                .window();
        var tooMany = window.add(fault.doing(), clock.instant());
        if (Long.bitCount(window.total()) == 1) {
            LOG.atWarn()
                    .addKeyValue("plugin", box.id())
                    .addKeyValue("doing", fault.doing())
                    .addKeyValue("failures", window.total())
                    .setCause(fault.cause())
                    .log("A plugin failed");
        }
        if (tooMany) {
            var sentence =
                    most + " failures within a minute, the last in " + fault.doing() + ": " + fault.cause() + ".";
            box.submit(() -> box.slot().quarantine(bundle, sentence));
        }
    }

    private Count countOf(long bundle, @Nullable Count present) {
        return present != null && present.bundle() == bundle ? present : new Count(bundle, new FaultWindow(most));
    }
}
