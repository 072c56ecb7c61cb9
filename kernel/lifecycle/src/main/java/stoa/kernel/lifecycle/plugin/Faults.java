package stoa.kernel.lifecycle.plugin;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.kernel.contract.platform.PluginFaults;
import stoa.kernel.contract.platform.Settings;

/** Counts failures by plugin; too many within a minute lead to quarantine. The 1st, 2nd, 4th ... is logged. */
@Component
public final class Faults implements PluginFaults {
    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    private final Deployer deployer;
    private final InstantSource clock;
    private final int most;
    private final Map<String, FaultWindow> windows = new ConcurrentHashMap<>();

    @Activate
    public Faults(@Reference Deployer deployer, @Reference InstantSource clock, @Reference Settings settings) {
        this.deployer = deployer;
        this.clock = clock;
        this.most = Patience.from(settings).faults();
    }

    @Override
    public void failed(Object service, String doing, Throwable cause) {
        var bundle = FrameworkUtil.getBundle(service.getClass());
        if (bundle == null) {
            return;
        }
        deployer.slots()
                .all()
                .filter(box -> box.slot().isOf(bundle))
                .findFirst()
                .ifPresent(box -> count(box, doing, cause));
    }

    private void count(Mailbox box, String doing, Throwable cause) {
        var window = windows.computeIfAbsent(box.id(), _ -> new FaultWindow(most));
        var tooMany = window.add(clock.instant());
        if (Long.bitCount(window.total()) == 1) {
            LOG.atWarn()
                    .addKeyValue("plugin", box.id())
                    .addKeyValue("doing", doing)
                    .addKeyValue("failures", window.total())
                    .setCause(cause)
                    .log("A plugin failed");
        }
        if (tooMany) {
            box.submit(() ->
                    box.slot().quarantine(most + " failures within a minute, the last in " + doing + ": " + cause));
        }
    }
}
