package stoa.testkit;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/** Watches bundles without holding them, and tells whether their class loaders and threads are gone. */
public final class UnloadProbe {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final List<Watched> watched = new ArrayList<>();
    private final Set<String> threadsBefore = threads();

    private record Watched(String name, WeakReference<@Nullable ClassLoader> loader) {
        boolean isAlive() {
            return loader.get() != null;
        }
    }

    /** To be called while the bundle is still there. */
    public void watch(Bundle bundle) {
        var loader = bundle.adapt(BundleWiring.class).getClassLoader();
        watched.add(
                new Watched(bundle.getSymbolicName() + " [" + bundle.getBundleId() + "]", new WeakReference<>(loader)));
    }

    /** Fails with the names of those whose class loaders are still alive. */
    public void assertUnloaded() {
        try {
            Awaitility.await("unloading").atMost(PATIENCE).pollInterval(LOOK).until(() -> {
                System.gc();
                return survivors().isEmpty();
            });
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("Class loaders are still alive: " + survivors() + " of " + watched.size(), e);
        }
    }

    /** Names of platform threads that were not there when the probe was made. */
    public Set<String> newThreads() {
        return threads().stream().filter(name -> !threadsBefore.contains(name)).collect(Collectors.toSet());
    }

    private List<String> survivors() {
        return watched.stream().filter(Watched::isAlive).map(Watched::name).toList();
    }

    /** Numbers are left out, since pools replace their threads. */
    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(thread -> thread.getName().replaceAll("\\d+", "#"))
                .collect(Collectors.toSet());
    }
}
