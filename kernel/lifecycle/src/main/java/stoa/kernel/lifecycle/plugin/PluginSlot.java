package stoa.kernel.lifecycle.plugin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.api.error.PlatformException;
import stoa.kernel.contract.platform.PluginStatus;

/**
 * The place of one plugin: which version is at work, how another one takes over, what happens when it fails.
 *
 * <p>Swap is side by side: the newer version is installed and started beside the older one; only when it works is the older
 * one stopped, its calls in hand finish, and it is removed. When the newer one does not work it is removed and nothing has
 * changed. Everything here is called by one thread; only {@link #status} and {@link #isOf} may be asked by any.
 */
final class PluginSlot {
    private static final Logger LOG = LoggerFactory.getLogger(PluginSlot.class);
    private static final int COMPLAINTS = 3;

    private final String id;
    private final Surroundings surroundings;
    private final JarShelf shelf;
    private final Consumer<PluginStatus> board;
    private final Leftovers leftovers;
    private volatile @Nullable Deployment current;
    private volatile PluginStatus status;
    private PluginState state;
    private String problem = "";
    private int complaints;
    private Instant nextProbe;

    PluginSlot(String id, Surroundings surroundings, JarShelf shelf, Consumer<PluginStatus> board) {
        this.id = id;
        this.surroundings = surroundings;
        this.shelf = shelf;
        this.board = board;
        this.leftovers = new Leftovers(surroundings);
        this.nextProbe = surroundings.now();
        this.state = new PluginState.Dropped(surroundings.now());
        this.status = look();
    }

    PluginStatus status() {
        return status;
    }

    /** False while it waits for something that is there: then the next tick starts it. */
    boolean isSettled() {
        var present = current;
        return !status.state().equals("waiting")
                || present == null
                || !present.needs().isEmpty();
    }

    boolean isOf(Bundle bundle) {
        var deployment = current;
        return deployment != null && deployment.bundle().getBundleId() == bundle.getBundleId();
    }

    JarShelf shelf() {
        return shelf;
    }

    /** The version chosen last time comes up again, unless the folders hold something they did not hold then. */
    void restore(PluginJar offered) {
        var chosen = shelf.chosen();
        if (chosen.isPresent() && shelf.hasSeen(offered)) {
            bringUp(chosen.get());
        } else {
            offer(offered);
        }
    }

    /** A folder holds this now. */
    void offer(PluginJar offered) {
        shelf.seen(offered);
        var present = current;
        if (present == null || !present.jar().sameContent(offered) || state instanceof PluginState.Failed) {
            deploy(shelf.keep(offered));
        }
    }

    /** Takes over from whatever is there; from a version at work only when it works itself. */
    void deploy(PluginJar jar) {
        var present = current;
        if (present != null && state instanceof PluginState.Active active) {
            swap(active, present, jar);
            return;
        }
        discard();
        bringUp(jar);
    }

    Plan plan(PluginJar jar) {
        return Plan.of(surroundings, Optional.ofNullable(current), jar);
    }

    void rollback() {
        deploy(shelf.previous()
                .orElseThrow(() -> new PlatformException(
                        PluginChanges.REFUSED,
                        "Plugin '" + id + "' has no earlier version to go back to; only the present one is kept.")));
    }

    void start() {
        shelf.stopped(false);
        complaints = 0;
        var present = current;
        if (present == null) {
            shelf.chosen().ifPresent(this::bringUp);
            return;
        }
        switch (state) {
            case PluginState.Stopped stopped -> begin(present, stopped.starting(surroundings.now()));
            case PluginState.Failed failed -> begin(present, failed.startedAgain(surroundings.now()));
            default -> tick();
        }
    }

    void stop() {
        shelf.stopped(true);
        var present = current;
        if (present == null) {
            return;
        }
        switch (state) {
            case PluginState.Active active -> halt(present, active.stopping(surroundings.now()));
            case PluginState.Waiting waiting -> become(waiting.stopped(surroundings.now()));
            case PluginState.Failed _ -> become(new PluginState.Stopped(surroundings.now()));
            default -> {}
        }
    }

    /** The folders do not hold it any more. */
    void remove() {
        discard();
        become(new PluginState.Removed(surroundings.now()));
        shelf.clear();
    }

    /** What time brings: needs that are met, attempts that are due, looks at what is at work, leftovers that are gone. */
    void tick() {
        var now = surroundings.now();
        var present = current;
        if (present != null) {
            switch (state) {
                case PluginState.Waiting waiting -> lookAtNeeds(present, waiting);
                case PluginState.Failed failed
                when failed.retryAt().filter(at -> !at.isAfter(now)).isPresent() -> begin(present, failed.retried(now));
                case PluginState.Active active when !nextProbe.isAfter(now) -> lookAtWork(present, active);
                default -> {}
            }
        }
        leftovers.sweep();
        publish();
    }

    /** Stops it until somebody starts it again or newer content arrives. */
    void quarantine(String cause) {
        var present = current;
        if (present != null && state instanceof PluginState.Active active) {
            LOG.atWarn()
                    .addKeyValue("plugin", id)
                    .addKeyValue("version", present.jar().version())
                    .addKeyValue("cause", cause)
                    .log("Plugin keeps failing and is quarantined");
            become(active.failed("It is quarantined: " + cause, surroundings.now()));
            present.stop();
        }
    }

    /** Ends with the platform, without forgetting what was chosen. */
    void close() {
        var present = current;
        if (present != null) {
            present.stop();
            present.remove();
            current = null;
        }
    }

    private void bringUp(PluginJar jar) {
        try {
            var deployment = Deployment.install(surroundings, jar);
            current = deployment;
            shelf.choose(jar);
            var staged = new PluginState.Dropped(surroundings.now()).staged(surroundings.now());
            become(staged);
            if (shelf.isStopped()) {
                become(new PluginState.Stopped(surroundings.now()));
            } else {
                lookAtNeeds(deployment, staged.waiting(List.of(), surroundings.now()));
            }
        } catch (RejectedJar e) {
            become(new PluginState.Rejected(e.sentence(), surroundings.now()));
        }
    }

    private void lookAtNeeds(Deployment deployment, PluginState.Waiting waiting) {
        var needs = deployment.needs();
        if (needs.isEmpty()) {
            begin(deployment, waiting.starting(surroundings.now()));
        } else if (!(state instanceof PluginState.Waiting before)
                || !before.needs().equals(needs)) {
            become(new PluginState.Waiting(needs, surroundings.now()));
        }
    }

    private void begin(Deployment deployment, PluginState.Starting starting) {
        become(starting);
        var trouble = deployment.start();
        if (trouble.isEmpty()) {
            problem = "";
            becomeActive(starting);
            return;
        }
        var obeyed = deployment.stop();
        var now = surroundings.now();
        var retry = now.plus(surroundings.patience().retryAfter(starting.failures() + 1));
        become(
                obeyed
                        ? starting.failed(trouble.get(), Optional.of(retry), now)
                        : starting.stuck(trouble.get() + " It does not stop either.", now));
    }

    private void swap(PluginState.Active active, Deployment older, PluginJar jar) {
        var trouble = refusal(older).or(() -> takeOver(older, jar));
        if (trouble.isEmpty()) {
            problem = "";
            LOG.atInfo()
                    .addKeyValue("plugin", id)
                    .addKeyValue("from", older.jar().version())
                    .addKeyValue("to", jar.version())
                    .log("Plugin was swapped");
            return;
        }
        problem = "The change to " + jar.version() + " was undone: " + trouble.get();
        LOG.atWarn()
                .addKeyValue("plugin", id)
                .addKeyValue("version", jar.version())
                .addKeyValue("cause", trouble.get())
                .log("Plugin change was rolled back");
        become(active);
    }

    private static Optional<String> refusal(Deployment older) {
        var dependents = older.dependents();
        return dependents.isEmpty()
                ? Optional.empty()
                : Optional.of("It would restart " + String.join(", ", dependents)
                        + ", which use packages of the present version.");
    }

    /** Empty when the newer one is at work and the older one is gone; else why not, and then nothing has changed. */
    private Optional<String> takeOver(Deployment older, PluginJar jar) {
        try {
            var newer = Deployment.install(surroundings, jar);
            var trouble = newer.needs().stream().findFirst().or(newer::start);
            if (trouble.isPresent()) {
                newer.stop();
                leftovers.watch(newer.remove());
                return trouble;
            }
            current = newer;
            shelf.choose(jar);
            becomeActive(new PluginState.Starting(0, surroundings.now()));
            older.stop();
            leftovers.watch(older.remove());
            publish();
            return Optional.empty();
        } catch (RejectedJar e) {
            return Optional.of(e.sentence());
        }
    }

    private void halt(Deployment deployment, PluginState.Stopping stopping) {
        become(stopping);
        become(
                deployment.stop()
                        ? stopping.stopped(surroundings.now())
                        : stopping.stuck("Its stop did not end in time.", surroundings.now()));
    }

    private void discard() {
        var present = current;
        if (present != null) {
            present.stop();
            leftovers.watch(present.remove());
            current = null;
        }
    }

    private void lookAtWork(Deployment deployment, PluginState.Active active) {
        nextProbe = surroundings.now().plus(surroundings.patience().probe());
        var waiting = surroundings.parts().waiting(deployment.bundle()).stream().findFirst();
        if (waiting.isPresent()) {
            // Somebody else is missing: that is not the plugin's fault.
            complain(active, waiting.get());
            return;
        }
        var complaint = surroundings.probes().complaint(deployment.bundle());
        complaints = complaint.isEmpty() ? 0 : complaints + 1;
        if (complaints < COMPLAINTS) {
            complain(active, complaint);
        } else {
            quarantine(complaint);
        }
    }

    private void complain(PluginState.Active active, String complaint) {
        if (!active.complaint().equals(complaint)) {
            become(active.complaining(complaint));
        }
    }

    private void becomeActive(PluginState.Starting starting) {
        complaints = 0;
        nextProbe = surroundings.now().plus(surroundings.patience().probe());
        become(starting.active(surroundings.now()));
    }

    private void become(PluginState next) {
        state = next;
        LOG.atInfo()
                .addKeyValue("plugin", id)
                .addKeyValue("version", status().version())
                .addKeyValue("state", next.word())
                .addKeyValue("detail", next.detail())
                .log("Plugin changed its state");
        publish();
    }

    private void publish() {
        var seen = look();
        if (!seen.equals(status)) {
            status = seen;
            board.accept(seen);
        }
    }

    private PluginStatus look() {
        var present = current;
        var jar = present == null ? shelf.chosen() : Optional.of(present.jar());
        return new PluginStatus(
                id,
                jar.map(PluginJar::title).orElse(id),
                jar.map(it -> it.version().toString()).orElse(""),
                state.word(),
                state.detail(),
                state.since(),
                problem,
                shelf.jars().stream().map(PluginJar::label).toList(),
                leftovers.culprits());
    }
}
