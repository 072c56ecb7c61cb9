package stoa.kernel.lifecycle.plugin;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.kernel.contract.platform.PluginStatus;
import stoa.kernel.contract.platform.Readiness;
import stoa.kernel.contract.platform.Settings;

/**
 * Brings the plugins of the folders to work and keeps them there.
 *
 * <p>Folders: {@code bundles/} of the distribution, then setting {@code stoa.deploy.dir}, by default {@code plugins/} in the
 * data folder. One thread looks at the folders; each plugin has a mailbox of its own, so that one that hangs holds up nobody.
 */
@Component(service = {Deployer.class, Readiness.class})
public final class Deployer implements Readiness, ServiceListener {
    private static final Logger LOG = LoggerFactory.getLogger(Deployer.class);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);
    private static final long LOOK_MILLIS = 300;

    private final BundleContext context;
    private final DropFolders folders;
    private final Path deployFolder;
    private final Surroundings surroundings;
    private final Slots slots;
    private final Semaphore wake = new Semaphore(0);
    private final Thread watcher;
    private volatile boolean looked;
    private volatile boolean settled;
    private volatile boolean closing;

    @Activate
    public Deployer(
            BundleContext context,
            @Reference Settings settings,
            @Reference InstantSource clock,
            @Reference ServiceComponentRuntime runtime,
            @Reference Board board,
            @Reference Hooks hooks) {
        this.context = context;
        var data = absolute(settings.text("stoa.data", "data"));
        this.deployFolder =
                settings.find("stoa.deploy.dir").map(Deployer::absolute).orElse(data.resolve("plugins"));
        var ofDistribution =
                settings.find("stoa.home").map(home -> absolute(home).resolve("bundles"));
        this.folders = new DropFolders(Stream.concat(ofDistribution.stream(), Stream.of(deployFolder))
                .distinct()
                .toList());
        this.surroundings = new Surroundings(
                context,
                new Wiring(context),
                new Parts(runtime),
                new Probes(context, hooks.curtain()),
                clock,
                Patience.from(settings));
        this.slots = new Slots(surroundings, data.resolve("plugins.kept"), board);
        hooks.faults().watch(slots);
        context.addServiceListener(this);
        this.watcher = Thread.ofPlatform().daemon().name("plugin-folders").start(this::watch);
    }

    @Deactivate
    public void close() {
        closing = true;
        context.removeServiceListener(this);
        watcher.interrupt();
        awaitWatcher();
        slots.close();
    }

    /** Nothing of this bundle may run when its classes are gone. */
    private void awaitWatcher() {
        try {
            watcher.join(CLOSE_LIMIT);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** The folder into which people put plugins. */
    Path deployFolder() {
        return deployFolder;
    }

    /** What a plugin that is not there yet would do. */
    Plan planFirst(PluginJar jar) {
        return Plan.of(surroundings, Optional.empty(), jar);
    }

    Slots slots() {
        return slots;
    }

    @Override
    public String name() {
        return "plugins";
    }

    /**
     * Complains until each plugin of the start is at work, or has failed so often that waiting for it would keep everybody
     * out. What is changed later is missing for itself, not the platform.
     */
    @Override
    public String complaint() {
        if (settled) {
            return "";
        }
        if (!looked) {
            return "Plugins are not looked for yet.";
        }
        var unsettled = slots.all()
                .filter(box -> !box.isSettled())
                .map(Mailbox::id)
                .sorted()
                .toList();
        settled = unsettled.isEmpty();
        return settled ? "" : "Plugins are starting: " + String.join(", ", unsettled) + ".";
    }

    /** Names the plugins that are not at work, those left out that an administrator has stopped. */
    @Override
    public String remark() {
        return slots.statuses().stream()
                .filter(status -> !status.isActive() && !status.state().equals("stopped"))
                .map(PluginStatus::why)
                .collect(Collectors.joining(" "));
    }

    /** A service that comes may be what a plugin waits for. */
    @Override
    public void serviceChanged(ServiceEvent event) {
        if (event.getType() == ServiceEvent.REGISTERED) {
            wake.release();
        }
    }

    private static Path absolute(String path) {
        return Path.of(path).toAbsolutePath().normalize();
    }

    private void watch() {
        while (!closing) {
            try {
                var content = folders.look(InstantSource.system().instant());
                slots.reconcile(content);
                looked |= content.isWhole();
                slots.all().forEach(Mailbox::tick);
                if (wake.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    wake.drainPermits();
                }
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException e) {
                LOG.atError().setCause(e).log("The plugin folders could not be looked at");
            }
        }
    }
}
