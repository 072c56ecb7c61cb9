package stoa.kernel.lifecycle.plugin;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/**
 * What may still be alive of a version that was taken out. It holds no strong reference to it.
 *
 * @param collections how often the old generation had been collected then
 */
record Leftover(PluginJar jar, WeakReference<@Nullable ClassLoader> loader, long collections, Instant since) {
    private static final int COLLECTIONS_THAT_FIND_IT = 2;

    /** To be called before the bundle is uninstalled. */
    static Leftover of(PluginJar jar, Bundle bundle, Instant now) {
        var wiring = bundle.adapt(BundleWiring.class);
        var loader = wiring == null ? null : wiring.getClassLoader();
        return new Leftover(jar, new WeakReference<>(loader), collectionsSoFar(), now);
    }

    boolean isGone() {
        return loader.get() == null;
    }

    /** Who keeps it alive after the time it was given; empty while that is not over or nothing is wrong. */
    Optional<String> culprit(Instant now, Duration patience) {
        var alive = loader.get();
        if (alive == null || now.isBefore(since.plus(patience))) {
            return Optional.empty();
        }
        return thread(alive).map(this::byThread).or(() -> byLoader(collectionsSoFar()));
    }

    private String byThread(Thread thread) {
        return "Version " + jar.version() + " is still alive: its thread '" + thread.getName() + "' did not end.";
    }

    /** The loader is only known to leak when collections of the old generation have not found it to be garbage. */
    private Optional<String> byLoader(long collectionsNow) {
        return collectionsNow < collections + COLLECTIONS_THAT_FIND_IT
                ? Optional.empty()
                : Optional.of(
                        "Version " + jar.version()
                                + " is still alive: somebody holds one of its objects, so its class loader cannot be collected.");
    }

    private static Optional<Thread> thread(ClassLoader alive) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getContextClassLoader() == alive
                        || thread.getClass().getClassLoader() == alive)
                .findFirst();
    }

    private static long collectionsSoFar() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .filter(Leftover::collectsOldGeneration)
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }

    private static boolean collectsOldGeneration(GarbageCollectorMXBean collector) {
        var name = collector.getName();
        return name.contains("Old")
                || name.contains("MarkSweep")
                || name.contains("Major")
                || name.contains("Concurrent");
    }
}
