package stoa.kernel.messaging.follow;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.api.stream.Projection;
import stoa.kernel.contract.log.FollowBatch;
import stoa.kernel.contract.messaging.FollowerState;
import stoa.kernel.contract.messaging.FollowerState.Phase;
import stoa.kernel.contract.messaging.FollowerState.Sort;
import stoa.kernel.messaging.registry.Blame;
import stoa.kernel.messaging.registry.Held;
import stoa.kernel.messaging.registry.Held.Gone;
import stoa.kernel.messaging.registry.Pulse;
import stoa.kernel.messaging.stream.RecordedEvent;

/** Feeds a projection, each batch in one transaction with its checkpoint. */
final class ProjectionFollower implements Follower {
    private static final Logger LOG = LoggerFactory.getLogger(ProjectionFollower.class);
    private static final int BATCH = 256;
    private static final Duration PROBE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration GRACE = Duration.ofSeconds(2);

    /** Positions of other kinds may pass unsaved, up to here. */
    private static final long UNSAVED = 5000;

    private final String name;
    private final int version;
    private final Set<String> kinds;
    private final Held<Projection> held;
    private final Ground ground;
    private final Blame blame;
    private final Pulse pulse = new Pulse();
    private final Thread thread;
    private Map<Integer, Long> saved = Map.of();
    private volatile Map<Integer, Long> reached = Map.of();
    private volatile Phase phase = Phase.FOLLOWING;
    private volatile String error = "";
    private volatile boolean stopped;
    private boolean prepared;
    private int failures;

    ProjectionFollower(Projection projection, Ground ground, Blame blame) {
        this.name = projection.name();
        this.version = projection.version();
        this.kinds = Set.copyOf(projection.kinds());
        this.held = new Held<>(projection, projection);
        this.ground = ground;
        this.blame = blame;
        this.thread = Thread.ofVirtual()
                .name("projection-" + name)
                .inheritInheritableThreadLocals(false)
                .unstarted(this::run);
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
        stopped = true;
        pulse.ring();
        held.leave(PATIENCE, GRACE);
        try {
            thread.join(GRACE);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        phase = Phase.STOPPED;
    }

    private void run() {
        while (!stopped) {
            try {
                if (!step()) {
                    pulse.await(PROBE);
                }
            } catch (InterruptedException | Gone end) {
                return;
            } catch (Overtaken elsewhere) {
                prepared = false;
                pause(ground.backoff().after(1));
            } catch (Throwable failure) {
                failed(failure);
            }
        }
    }

    /** Whether there was anything to do. */
    private boolean step() throws Gone {
        if (!prepared) {
            prepare();
            prepared = true;
        }
        var batch = ground.log().follow(reached, kinds, failures > 0 ? 1 : BATCH);
        if (!batch.events().isEmpty()) {
            apply(batch);
            return true;
        }
        var moved = !batch.reached().equals(reached);
        reached = merged(batch);
        if (distance() > UNSAVED) {
            save();
        }
        return moved;
    }

    private void prepare() throws Gone {
        if (ground.checkpoints().version(name) != version) {
            LOG.atInfo()
                    .addKeyValue("projection", name)
                    .addKeyValue("version", version)
                    .log("Projection is built from the first event");
            inTransaction(() -> {
                held.service().reset();
                ground.checkpoints().forget(name);
                ground.checkpoints().save(name, version, Map.of());
            });
        }
        saved = Ground.complete(ground.checkpoints().read(name));
        reached = saved;
    }

    private void apply(FollowBatch batch) throws Gone {
        var after = merged(batch);
        inTransaction(() -> {
            batch.events().forEach(event -> held.service().apply(new RecordedEvent(event, ground.codecs())));
            advance(after);
        });
        saved = after;
        reached = after;
        failures = 0;
        phase = Phase.FOLLOWING;
        error = "";
    }

    private void inTransaction(Runnable work) throws Gone {
        try (var _ = held.enter()) {
            ground.transactions().relaxed(() -> {
                work.run();
                return true;
            });
        }
    }

    private Map<Integer, Long> merged(FollowBatch batch) {
        var all = new HashMap<>(reached);
        all.putAll(batch.reached());
        return Map.copyOf(all);
    }

    private long distance() {
        return reached.entrySet().stream()
                .mapToLong(entry -> entry.getValue() - saved.getOrDefault(entry.getKey(), 0L))
                .sum();
    }

    private void save() {
        var now = reached;
        ground.transactions().relaxed(() -> {
            advance(now);
            return true;
        });
        saved = now;
    }

    private void advance(Map<Integer, Long> to) {
        if (!ground.checkpoints().advance(name, version, saved, to)) {
            throw new Overtaken();
        }
    }

    /** The version before or after this one, which did not end in time, moved the checkpoint: what was done is undone. */
    private static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Overtaken() {
            super("Another version moved the checkpoint", null, false, false);
        }
    }

    /** After a failure events come one by one, so that the one that fails is found. */
    private void failed(Throwable failure) {
        if (stopped) {
            return;
        }
        failures++;
        blame.failed(held.service(), "projection '" + name + "'", failure);
        error = failure.toString();
        phase = failures >= Backoff.MOST_TRIES ? Phase.STANDING_STILL : Phase.RETRYING;
        if (failures == Backoff.MOST_TRIES) {
            LOG.atError()
                    .addKeyValue("projection", name)
                    .setCause(failure)
                    .log("Projection stands still; it needs another version of its plugin");
        } else if (phase == Phase.RETRYING) {
            LOG.atWarn()
                    .addKeyValue("projection", name)
                    .addKeyValue("count", failures)
                    .addKeyValue("error", error)
                    .log("Projection failed and is tried again");
        }
        pause(
                phase == Phase.STANDING_STILL
                        ? ground.backoff().standing()
                        : ground.backoff().after(failures));
    }

    private void pause(Duration time) {
        var end = System.nanoTime() + time.toNanos();
        try {
            while (!stopped && System.nanoTime() - end < 0) {
                pulse.await(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public FollowerState state() {
        return new FollowerState(name, Sort.PROJECTION, phase, version, ground.behind(reached), 0, error);
    }
}
