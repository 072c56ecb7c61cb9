package stoa.kernel.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;

/** Felix with the distribution's bundles: installed by reference, started level by level. */
final class FelixPlatform {
    private final Framework framework;
    private final Distribution distribution;
    private final List<String> failures = new ArrayList<>();

    private FelixPlatform(Framework framework, Distribution distribution) {
        this.framework = framework;
        this.distribution = distribution;
    }

    /** Initializes the framework with an empty cache; nothing of the distribution runs yet. */
    static FelixPlatform create(Distribution distribution, LaunchSettings settings, Path cache) {
        Map<String, String> properties = new HashMap<>(distribution.framework());
        properties.putAll(settings.values());
        properties.put("stoa.home", distribution.home().toString());
        properties.put("stoa.version", distribution.version());
        properties.put("stoa.distribution", distribution.name());
        properties.put(Constants.FRAMEWORK_STORAGE, cache.toString());
        properties.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        properties.put(Constants.FRAMEWORK_BEGINNING_STARTLEVEL, "1");
        properties.put("felix.shutdown.hook", "false");
        properties.put("felix.log.level", "0");
        Framework framework = new FrameworkFactory().newFramework(properties);
        try {
            framework.init();
        } catch (BundleException e) {
            throw new BadStart("The framework cannot start in '" + cache + "': " + e.getMessage() + ".", e);
        }
        return new FelixPlatform(framework, distribution);
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    /** Returns when the last start level is reached; a bundle that does not start is a bad start. */
    void start() throws InterruptedException {
        FrameworkListener listener = this::note;
        try {
            context().addFrameworkListener(listener);
            install();
            framework.start();
        } catch (BundleException e) {
            throw new BadStart(
                    "The distribution '" + distribution.home() + "' cannot start: " + e.getMessage()
                            + ". Assemble it again.",
                    e);
        }
        CountDownLatch reached = new CountDownLatch(1);
        framework
                .adapt(FrameworkStartLevel.class)
                .setStartLevel(distribution.levels().lastKey(), listener, _ -> reached.countDown());
        reached.await();
        context().removeFrameworkListener(listener);
        refuseHalf();
    }

    private void install() throws BundleException {
        for (Map.Entry<Integer, List<Path>> level : distribution.levels().entrySet()) {
            for (Path jar : level.getValue()) {
                Bundle bundle = context().installBundle("reference:" + jar.toUri());
                bundle.adapt(BundleStartLevel.class).setStartLevel(level.getKey());
                if (bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null) {
                    bundle.start(Bundle.START_ACTIVATION_POLICY);
                }
            }
        }
    }

    private void note(FrameworkEvent event) {
        if (event.getType() == FrameworkEvent.ERROR) {
            synchronized (failures) {
                failures.add("bundle '" + event.getBundle().getSymbolicName() + "': "
                        + event.getThrowable().getMessage());
            }
        }
    }

    private void refuseHalf() {
        synchronized (failures) {
            if (!failures.isEmpty()) {
                throw new BadStart("The distribution '" + distribution.home() + "' does not start, "
                        + String.join("; ", failures.stream().distinct().toList())
                        + ". Assemble it again, or look into the log.");
            }
        }
    }

    /** Stops everything in the reverse order; true when it was done in time. */
    boolean stop(Duration patience) {
        try {
            framework.stop();
            FrameworkEvent event = framework.waitForStop(patience.toMillis());
            return event.getType() != FrameworkEvent.WAIT_TIMEDOUT;
        } catch (BundleException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Blocks until somebody stops the framework. */
    void awaitStop() throws InterruptedException {
        framework.waitForStop(0);
    }
}
