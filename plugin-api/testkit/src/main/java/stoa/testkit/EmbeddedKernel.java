package stoa.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;

/** One life of the kernel's framework within the test's JVM. */
final class EmbeddedKernel {
    private static final long START_SECONDS = 60;
    private static final long STOP_SECONDS = 60;

    private final Framework framework;
    private final List<String> failures = new ArrayList<>();

    private EmbeddedKernel(Framework framework) {
        this.framework = framework;
    }

    /** Returns when every kernel bundle is started. */
    static EmbeddedKernel boot(KernelBundles bundles, Map<String, String> settings, Path cache, InstantSource clock) {
        var properties = new HashMap<>(bundles.framework());
        properties.putAll(settings);
        properties.put(Constants.FRAMEWORK_STORAGE, cache.toString());
        properties.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        properties.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, bundles.sharedPackages());
        properties.put("felix.shutdown.hook", "false");
        properties.put("felix.log.level", "0");
        var kernel = new EmbeddedKernel(new FrameworkFactory().newFramework(properties));
        try {
            kernel.start(bundles, clock);
        } catch (BundleException e) {
            throw new IllegalStateException("The kernel does not start: " + e.getMessage(), e);
        }
        return kernel;
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    void stop() {
        try {
            framework.stop();
            if (framework.waitForStop(TimeUnit.SECONDS.toMillis(STOP_SECONDS)).getType()
                    == FrameworkEvent.WAIT_TIMEDOUT) {
                throw new IllegalStateException("The kernel did not stop within " + STOP_SECONDS + " seconds");
            }
        } catch (BundleException e) {
            throw new IllegalStateException("The kernel does not stop: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the kernel stopped", e);
        }
    }

    private void start(KernelBundles bundles, InstantSource clock) throws BundleException {
        framework.init();
        context().registerService(InstantSource.class, clock, null);
        context().addFrameworkListener(this::note);
        var levels = bundles.levels();
        for (var level : levels.entrySet()) {
            for (var bundle : level.getValue()) {
                install(bundle, level.getKey());
            }
        }
        framework.start();
        raise(levels.keySet().stream().mapToInt(Integer::intValue).max().orElse(1));
    }

    private void install(ClassPathBundle source, int level) throws BundleException {
        var bundle = context().installBundle(location(source));
        bundle.adapt(BundleStartLevel.class).setStartLevel(level);
        if (bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null) {
            bundle.start(Bundle.START_ACTIVATION_POLICY);
        }
    }

    /** What is built here is copied, since a build beside the test may write it anew; libraries stay where they are. */
    private static String location(ClassPathBundle source) {
        var place = source.place().toAbsolutePath().toUri().toString();
        var isBuiltHere = source.name().startsWith("stoa.") && !Files.isDirectory(source.place());
        return isBuiltHere ? place : "reference:" + place;
    }

    private void raise(int level) {
        var reached = new CountDownLatch(1);
        framework.adapt(FrameworkStartLevel.class).setStartLevel(level, _ -> reached.countDown());
        try {
            if (!reached.await(START_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The kernel did not start within " + START_SECONDS + " seconds");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the kernel started", e);
        }
        synchronized (failures) {
            if (!failures.isEmpty()) {
                throw new IllegalStateException("The kernel does not start: " + String.join("; ", failures));
            }
        }
    }

    private void note(FrameworkEvent event) {
        if (event.getType() == FrameworkEvent.ERROR) {
            synchronized (failures) {
                failures.add(event.getBundle().getSymbolicName() + ": " + event.getThrowable());
            }
        }
    }
}
