package stoa.kernel.lifecycle.plugin;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
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
 * changed. Everything here is called by one thread; only {@link #status}, {@link #bundle} and {@link #isSettled} may be asked
 * by any.
 */
final class PluginSlot {
    private static final Logger LOG = LoggerFactory.getLogger(PluginSlot.class);

    private final String id;
    private final Surroundings surroundings;
    private final JarShelf shelf;
    private final Leftovers leftovers;
    private final Handover handover;
    private final Checkup checkup;
    private final Standing standing;
    private final Set<String> failing = new HashSet<>();

    PluginSlot(String id, Surroundings surroundings, JarShelf shelf, Consumer<PluginStatus> board) {
        this.id = id;
        this.surroundings = surroundings;
        this.shelf = shelf;
        this.leftovers = new Leftovers(surroundings);
        this.handover = new Handover(surroundings, leftovers);
        this.checkup = new Checkup(surroundings);
        this.standing = new Standing(id, new PluginState.Dropped(surroundings.now()), shelf, leftovers, board);
    }

    PluginStatus status() {
        return standing.status();
    }

    /** False while a later tick may bring it to work by itself. */
    boolean isSettled() {
        return standing.isSettled();
    }

    /** Of the version in the framework. */
    Optional<Bundle> bundle() {
        return standing.current().map(Deployment::bundle);
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
        var isNew = standing.current()
                .filter(present -> present.jar().sameContent(offered))
                .isEmpty();
        if (isNew || standing.state() instanceof PluginState.Failed) {
            deploy(shelf.keep(offered));
        }
    }

    /** Takes over from whatever is there; from a version at work only when it works itself. */
    void deploy(PluginJar jar) {
        failing.remove(jar.hash());
        var present = standing.current();
        if (present.isPresent() && standing.state() instanceof PluginState.Active active) {
            swap(active, present.get(), jar);
            return;
        }
        discard();
        bringUp(jar);
    }

    Plan plan(PluginJar jar) {
        return Plan.of(surroundings, standing.current(), jar);
    }

    void rollback() {
        deploy(shelf.previous()
                .orElseThrow(() -> new PlatformException(
                        PluginChanges.REFUSED,
                        "Plugin '" + id + "' has no earlier version to go back to; only the present one is kept.")));
    }

    void start() {
        shelf.stopped(false);
        failing.clear();
        var present = standing.current();
        if (present.isEmpty()) {
            shelf.chosen().ifPresent(this::bringUp);
            return;
        }
        switch (standing.state()) {
            case PluginState.Stopped stopped -> begin(present.get(), stopped.starting(surroundings.now()));
            case PluginState.Failed failed -> begin(present.get(), failed.startedAgain(surroundings.now()));
            default -> tick();
        }
    }

    void stop() {
        shelf.stopped(true);
        standing.current().ifPresent(present -> {
            switch (standing.state()) {
                case PluginState.Active active -> halt(present, active.stopping(surroundings.now()));
                case PluginState.Waiting waiting -> standing.become(waiting.stopped(surroundings.now()));
                case PluginState.Failed _ -> standing.become(new PluginState.Stopped(surroundings.now()));
                default -> {}
            }
        });
    }

    /** The folders do not hold it any more. */
    void remove() {
        discard();
        standing.become(new PluginState.Removed(surroundings.now()));
        shelf.clear();
    }

    /** What time brings: needs that are met, attempts that are due, looks at what is at work, leftovers that are gone. */
    void tick() {
        standing.current().ifPresent(this::tick);
        leftovers.sweep();
        standing.publish();
    }

    private void tick(Deployment present) {
        var now = surroundings.now();
        switch (standing.state()) {
            case PluginState.Waiting waiting -> lookAtNeeds(present, waiting);
            case PluginState.Failed failed
            when failed.retryAt().filter(at -> !at.isAfter(now)).isPresent() -> begin(present, failed.retried(now));
            case PluginState.Active active when checkup.isDue(now) -> lookAtWork(present, active);
            default -> {}
        }
    }

    /**
     * Takes that version out of service, if it still is at work. The version before it takes over; without one the plugin stays
     * away until somebody starts it or newer content arrives.
     */
    void quarantine(Bundle bundle, String cause) {
        var present = standing.current().filter(it -> it.bundle().getBundleId() == bundle.getBundleId());
        if (present.isEmpty() || !(standing.state() instanceof PluginState.Active active)) {
            return;
        }
        var jar = present.get().jar();
        LOG.atWarn()
                .addKeyValue("plugin", id)
                .addKeyValue("version", jar.version())
                .addKeyValue("cause", cause)
                .log("Plugin keeps failing and is quarantined");
        failing.add(jar.hash());
        standing.problem("Version " + jar.version() + " was quarantined: " + cause);
        var trouble = fallBack(present.get());
        if (trouble.isPresent()) {
            standing.problem("");
            standing.become(active.failed("It is quarantined: " + cause + trouble.get(), surroundings.now()));
            present.get().stop();
        }
    }

    /** Empty when the latest version that is not known to fail has taken over, else what there is to say about it. */
    private Optional<String> fallBack(Deployment present) {
        var before = shelf.latestExcept(failing);
        return before.isEmpty()
                ? Optional.of("")
                : takeOver(present, before.get())
                        .map(why -> " Version " + before.get().version() + " did not come back: " + why);
    }

    /** Ends with the platform, without forgetting what was chosen. */
    void close() {
        standing.current().ifPresent(present -> {
            present.stop();
            present.remove();
            standing.current(null);
        });
    }

    private void bringUp(PluginJar jar) {
        try {
            var deployment = Deployment.install(surroundings, jar);
            standing.current(deployment);
            shelf.choose(jar);
            var staged = new PluginState.Dropped(surroundings.now()).staged(surroundings.now());
            standing.become(staged);
            if (shelf.isStopped()) {
                standing.become(new PluginState.Stopped(surroundings.now()));
            } else {
                lookAtNeeds(deployment, staged.waiting(List.of(), surroundings.now()));
            }
        } catch (RejectedJar e) {
            standing.become(new PluginState.Rejected(e.sentence(), surroundings.now()));
        }
    }

    private void lookAtNeeds(Deployment deployment, PluginState.Waiting waiting) {
        var needs = deployment.needs();
        if (needs.isEmpty()) {
            begin(deployment, waiting.starting(surroundings.now()));
        } else if (!(standing.state() instanceof PluginState.Waiting before)
                || !before.needs().equals(needs)) {
            standing.become(new PluginState.Waiting(needs, surroundings.now()));
        }
    }

    private void begin(Deployment deployment, PluginState.Starting starting) {
        standing.become(starting);
        var trouble = deployment.start();
        if (trouble.isEmpty()) {
            standing.problem("");
            becomeActive(starting);
            return;
        }
        var obeyed = deployment.stop();
        var now = surroundings.now();
        var retry = now.plus(surroundings.patience().retryAfter(starting.failures() + 1));
        standing.become(
                obeyed
                        ? starting.failed(trouble.get(), Optional.of(retry), now)
                        : starting.stuck(trouble.get() + " It does not stop either.", now));
    }

    private void swap(PluginState.Active active, Deployment older, PluginJar jar) {
        var trouble = takeOver(older, jar);
        if (trouble.isEmpty()) {
            standing.problem("");
            LOG.atInfo()
                    .addKeyValue("plugin", id)
                    .addKeyValue("from", older.jar().version())
                    .addKeyValue("to", jar.version())
                    .log("Plugin was swapped");
            return;
        }
        failing.add(jar.hash());
        standing.problem("The change to " + jar.version() + " was undone: " + trouble.get());
        LOG.atWarn()
                .addKeyValue("plugin", id)
                .addKeyValue("version", jar.version())
                .addKeyValue("cause", trouble.get())
                .log("Plugin change was rolled back");
        standing.become(active);
    }

    /** Empty when the other one is at work and the older one is gone; else why not, and then nothing has changed. */
    private Optional<String> takeOver(Deployment older, PluginJar jar) {
        return switch (handover.begin(older, jar)) {
            case Handover.Undone(var why) -> Optional.of(why);
            case Handover.Done(var newer) -> {
                standing.current(newer);
                shelf.choose(jar);
                becomeActive(new PluginState.Starting(surroundings.now()));
                handover.takeOut(older);
                standing.publish();
                yield Optional.empty();
            }
        };
    }

    private void halt(Deployment deployment, PluginState.Stopping stopping) {
        standing.become(stopping);
        standing.become(
                deployment.stop()
                        ? stopping.stopped(surroundings.now())
                        : stopping.stuck("Its stop did not end in time.", surroundings.now()));
    }

    private void discard() {
        standing.current().ifPresent(present -> {
            handover.takeOut(present);
            standing.current(null);
        });
    }

    private void lookAtWork(Deployment deployment, PluginState.Active active) {
        var finding = checkup.look(deployment);
        if (finding.tooMany()) {
            quarantine(deployment.bundle(), finding.complaint());
        } else if (!active.complaint().equals(finding.complaint())) {
            standing.become(active.complaining(finding.complaint()));
        }
    }

    private void becomeActive(PluginState.Starting starting) {
        checkup.begin();
        standing.become(starting.active(surroundings.now()));
    }
}
