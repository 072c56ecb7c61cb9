package stoa.kernel.lifecycle.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.wiring.FrameworkWiring;

/** One version of a plugin in the framework. Used by the thread of its slot only. */
final class Deployment {
    static final String LOCATION = "stoa-plugin:";

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Duration REFRESH = Duration.ofSeconds(5);

    private final Surroundings surroundings;
    private final PluginJar jar;
    private final Bundle bundle;

    private Deployment(Surroundings surroundings, PluginJar jar, Bundle bundle) {
        this.surroundings = surroundings;
        this.jar = jar;
        this.bundle = bundle;
    }

    /** Puts the jar beside whatever else there is; nothing of it runs. */
    static Deployment install(Surroundings surroundings, PluginJar jar) throws RejectedJar {
        var context = surroundings.context();
        var location = LOCATION + jar.id() + "#" + NUMBERS.incrementAndGet();
        try (var input = Files.newInputStream(jar.file())) {
            var bundle = context.installBundle(location, input);
            // The level of the kernel part that deploys it: it is started at once, and stopped before the kernel.
            bundle.adapt(BundleStartLevel.class)
                    .setStartLevel(
                            context.getBundle().adapt(BundleStartLevel.class).getStartLevel());
            return new Deployment(surroundings, jar, bundle);
        } catch (IOException | BundleException e) {
            throw new RejectedJar(
                    "Plugin '" + jar.id() + "' " + jar.version() + " cannot be installed: " + e.getMessage() + ".");
        }
    }

    PluginJar jar() {
        return jar;
    }

    Bundle bundle() {
        return bundle;
    }

    List<String> needs() {
        return surroundings.wiring().missing(bundle);
    }

    List<String> dependents() {
        return surroundings.wiring().dependents(bundle).stream()
                .map(Bundle::getSymbolicName)
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * Starts it and waits until it works. Empty when it does, else why not; then it is to be stopped.
     *
     * <p>One that has a probe is started twice: first where nobody sees it, and only when the probe is content in the open.
     */
    Optional<String> start() {
        return surroundings.probes().isDeclaredBy(bundle) ? rehearse().or(this::open) : open();
    }

    private Optional<String> rehearse() {
        var curtain = surroundings.probes().curtain();
        curtain.draw(bundle);
        try {
            var trouble = open();
            return stop() ? trouble : trouble.or(() -> Optional.of("It does not stop after its probe."));
        } finally {
            curtain.lift(bundle);
        }
    }

    private Optional<String> open() {
        var limit = surroundings.patience().start();
        var outcome = Bounded.call("plugin-start-" + jar.id(), limit, () -> {
            bundle.start(Bundle.START_TRANSIENT);
            return true;
        });
        return switch (outcome) {
            case Bounded.Done<Boolean> ignored -> awaitWork(limit);
            case Bounded.Threw<Boolean>(var cause) -> Optional.of(StartTrouble.sentence(cause));
            case Bounded.TooLate<Boolean> late ->
                Optional.of("Its start did not end within " + limit.toSeconds() + " seconds; it was at " + late.where()
                        + ".");
        };
    }

    /** What keeps it from its work now; empty when nothing does. */
    String complaint() {
        return surroundings
                .parts()
                .failure(bundle)
                .or(() -> surroundings.parts().waiting(bundle).stream().findFirst())
                .orElseGet(() -> surroundings.probes().complaint(bundle));
    }

    /** Stops it; callers that are in it finish first. False when it did not obey in time. */
    boolean stop() {
        var outcome =
                Bounded.call("plugin-stop-" + jar.id(), surroundings.patience().stop(), () -> {
                    bundle.stop(Bundle.STOP_TRANSIENT);
                    return true;
                });
        return !(outcome instanceof Bounded.TooLate<Boolean>);
    }

    /** Takes it out of the framework; no other bundle is touched. The rest can be watched until it is gone. */
    Leftover remove() {
        var leftover = Leftover.of(jar, bundle, surroundings.now());
        var alone = dependents().isEmpty();
        Bounded.call("plugin-remove-" + jar.id(), surroundings.patience().stop(), () -> {
            bundle.uninstall();
            return true;
        });
        if (alone) {
            refresh();
        }
        return leftover;
    }

    private Optional<String> awaitWork(Duration limit) {
        var complaint = new AtomicReference<>("");
        var decided = Bounded.until(limit, () -> {
            complaint.set(complaint());
            return complaint.get().isEmpty()
                    || surroundings.parts().failure(bundle).isPresent();
        });
        return decided && complaint.get().isEmpty() ? Optional.empty() : Optional.of(complaint.get());
    }

    private void refresh() {
        var done = new CountDownLatch(1);
        surroundings
                .context()
                .getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
                .adapt(FrameworkWiring.class)
                .refreshBundles(List.of(bundle), _ -> done.countDown());
        try {
            done.await(REFRESH.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
