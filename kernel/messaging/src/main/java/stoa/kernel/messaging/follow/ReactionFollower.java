package stoa.kernel.messaging.follow;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.api.error.PlatformException;
import stoa.api.stream.Reaction;
import stoa.kernel.contract.log.StoredEvent;
import stoa.kernel.contract.messaging.FollowerState;
import stoa.kernel.contract.messaging.FollowerState.Phase;
import stoa.kernel.contract.messaging.FollowerState.Sort;
import stoa.kernel.contract.store.StoredJob;
import stoa.kernel.messaging.registry.Blame;
import stoa.kernel.messaging.registry.Held;
import stoa.kernel.messaging.registry.Held.Gone;
import stoa.kernel.messaging.registry.Pulse;
import stoa.kernel.messaging.stream.RecordedEvent;

/** Feeds a reaction: at least once, in order per stream, with the checkpoint behind what is finished. */
final class ReactionFollower implements Follower {
    private static final Logger LOG = LoggerFactory.getLogger(ReactionFollower.class);
    private static final int BATCH = 256;
    private static final int WINDOW = 1024;
    private static final int VERSION = 1;
    private static final Duration PROBE = Duration.ofSeconds(2);
    private static final long SAVE_EVERY_NANOS = Duration.ofMillis(250).toNanos();
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final String name;
    private final Set<String> kinds;
    private final Held<Reaction> held;
    private final Ground ground;
    private final Blame blame;
    private final Progress progress;
    private final Lanes lanes;
    private final Pulse pulse = new Pulse();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final AtomicLong setAside = new AtomicLong();
    private final Thread thread;
    private Map<Integer, Long> saved;
    private long savedAt = System.nanoTime();
    private volatile String error = "";

    /** Starts where it stopped; a new one starts after what is in the log now. */
    ReactionFollower(Reaction reaction, Ground ground, Blame blame) {
        this.name = reaction.name();
        this.kinds = Set.copyOf(reaction.kinds());
        this.held = new Held<>(reaction, reaction);
        this.ground = ground;
        this.blame = blame;
        this.saved = Ground.complete(startingPoint());
        this.progress = new Progress(saved);
        this.lanes = new Lanes(name, this::work);
        this.thread = Thread.ofVirtual()
                .name("reactions-" + name)
                .inheritInheritableThreadLocals(false)
                .unstarted(this::run);
    }

    private Map<Integer, Long> startingPoint() {
        return ground.transactions().run(() -> {
            if (ground.checkpoints().version(name) == 0) {
                ground.checkpoints()
                        .save(name, VERSION, Ground.complete(ground.log().positions()));
            }
            return ground.checkpoints().read(name);
        });
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public Set<String> kinds() {
        return kinds;
    }

    @Override
    public void wake() {
        pulse.ring();
    }

    @Override
    public void stop() {
        stopping.countDown();
        pulse.ring();
        held.leave(PATIENCE, GRACE);
        try {
            thread.join(GRACE);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private void run() {
        while (!isStopping()) {
            try {
                if (progress.openCount() >= WINDOW || !fetch()) {
                    pulse.await(isSaved() ? PROBE : Duration.ofNanos(SAVE_EVERY_NANOS));
                }
                saveIfDue();
            } catch (InterruptedException stop) {
                return;
            } catch (RuntimeException failure) {
                error = failure.toString();
                LOG.atWarn()
                        .addKeyValue("reaction", name)
                        .addKeyValue("error", error)
                        .log("Log could not be followed; trying again");
                pause(PROBE);
            }
        }
        saveAtEnd();
    }

    /** Whether there was anything new. */
    private boolean fetch() {
        var batch = ground.log().follow(progress.fetched(), kinds, BATCH);
        var moved = !batch.events().isEmpty() || !progress.fetched().equals(batch.reached());
        batch.events().forEach(progress::opened);
        progress.reached(batch.reached());
        batch.events().forEach(lanes::add);
        return moved;
    }

    private boolean isSaved() {
        return progress.safe().equals(saved);
    }

    private void saveIfDue() {
        if (System.nanoTime() - savedAt >= SAVE_EVERY_NANOS && !isSaved()) {
            save();
        }
    }

    private void save() {
        var safe = progress.safe();
        ground.transactions().relaxed(() -> {
            ground.checkpoints().save(name, VERSION, safe);
            return true;
        });
        saved = safe;
        savedAt = System.nanoTime();
    }

    private void saveAtEnd() {
        try {
            save();
        } catch (RuntimeException failure) {
            LOG.atWarn()
                    .addKeyValue("reaction", name)
                    .addKeyValue("error", failure.toString())
                    .log("Checkpoint was not saved; some events come again");
        }
    }

    private void work(StoredEvent event) {
        var tries = 0;
        while (!isStopping()) {
            try {
                react(event);
                finished(event);
                return;
            } catch (InterruptedException | Gone stop) {
                return;
            } catch (Throwable failure) {
                tries = mayComeLater(failure) ? tries : tries + 1;
                blame.failed(held.service(), "reaction to " + event.id(), failure);
                report(event, failure, tries);
                if (tries >= Backoff.MOST_TRIES) {
                    setAside(event, failure);
                    return;
                }
                pause(ground.backoff().after(Math.max(1, tries)));
            }
        }
    }

    private void react(StoredEvent event) throws InterruptedException, Gone {
        lanes.places().acquire();
        try (var visit = held.enter()) {
            visit.service().react(new RecordedEvent(event, ground.codecs()));
        } finally {
            lanes.places().release();
        }
    }

    /** Something it needs is being swapped or is behind: that is not the event's fault. */
    private static boolean mayComeLater(Throwable failure) {
        return failure instanceof PlatformException known && known.code().retryable();
    }

    private void finished(StoredEvent event) {
        progress.finished(event);
        if (progress.openCount() == 0 || progress.openCount() == WINDOW / 2) {
            pulse.ring();
        }
    }

    private void report(StoredEvent event, Throwable failure, int tries) {
        error = event.id() + ": " + failure;
        if (!isStopping()) {
            LOG.atWarn()
                    .addKeyValue("reaction", name)
                    .addKeyValue("event", event.id())
                    .addKeyValue("count", tries)
                    .addKeyValue("error", failure.toString())
                    .log("Reaction failed and is tried again");
        }
    }

    /** Left among the dead jobs, where administrators look. */
    private void setAside(StoredEvent event, Throwable failure) {
        LOG.atError()
                .addKeyValue("reaction", name)
                .addKeyValue("event", event.id())
                .setCause(failure)
                .log("Reaction to an event is given up");
        setAside.incrementAndGet();
        try {
            ground.jobs().insert(dead(event, failure));
        } catch (RuntimeException unseen) {
            LOG.atError()
                    .addKeyValue("reaction", name)
                    .addKeyValue("error", unseen.toString())
                    .log("Given up event could not be listed");
        }
        finished(event);
    }

    private StoredJob dead(StoredEvent event, Throwable failure) {
        return new StoredJob(
                "reaction." + name,
                event.id(),
                ("{\"event\":\"" + event.id() + "\"}").getBytes(StandardCharsets.UTF_8),
                Backoff.MOST_TRIES,
                Backoff.MOST_TRIES,
                Duration.ZERO,
                Duration.ZERO,
                event.at(),
                "dead",
                failure.toString());
    }

    private void pause(Duration time) {
        try {
            stopping.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public FollowerState state() {
        var phase = isStopping() ? Phase.STOPPED : Phase.FOLLOWING;
        return new FollowerState(
                name, Sort.REACTION, phase, VERSION, ground.behind(progress.safe()), setAside.get(), error);
    }
}
