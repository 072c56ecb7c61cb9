package stoa.kernel.messaging.follow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import stoa.api.plugin.Registration;
import stoa.api.stream.Projection;
import stoa.api.stream.Reaction;
import stoa.api.stream.StreamId;
import stoa.kernel.contract.log.EventLog;
import stoa.kernel.contract.log.StoredEvent;
import stoa.kernel.contract.messaging.FollowerState;
import stoa.kernel.contract.messaging.Followers;
import stoa.kernel.contract.platform.PluginFaults;
import stoa.kernel.contract.store.Checkpoints;
import stoa.kernel.contract.store.JobTable;
import stoa.kernel.contract.store.Transactions;
import stoa.kernel.messaging.json.JacksonCodecs;
import stoa.kernel.messaging.registry.Blame;
import stoa.kernel.messaging.registry.Latest;
import stoa.kernel.messaging.registry.ServiceOrder;
import stoa.kernel.messaging.stream.CommitListener;
import stoa.kernel.messaging.stream.Commits;

/** Runs the projections and reactions of the active plugins: one of each name, the latest registered. */
@Component(service = {Followers.class, FollowService.class})
public final class FollowService implements Followers {
    private final Ground ground;
    private final Registration commits;
    private final Blame blame = new Blame();
    private final Latest<Offer> offers = new Latest<>();
    private final Map<String, Running> running = new TreeMap<>();
    private final List<Follower> awake = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private boolean stopped;

    /** A service, and how it is started. */
    private record Offer(Object service, Supplier<Follower> start) {}

    private record Running(Offer offer, Follower follower) {}

    @Activate
    public FollowService(
            @Reference EventLog log,
            @Reference Checkpoints checkpoints,
            @Reference Transactions transactions,
            @Reference JobTable jobs,
            @Reference JacksonCodecs codecs,
            @Reference Commits commits) {
        this(new Ground(log, checkpoints, transactions, jobs, codecs, Backoff.USUAL), commits);
    }

    FollowService(Ground ground, Commits commits) {
        this.ground = ground;
        this.commits = commits.listen(new Waker());
    }

    private final class Waker implements CommitListener {
        @Override
        public void committed(List<StoredEvent> events) {
            Set<String> kinds = new HashSet<>();
            events.forEach(event -> kinds.add(event.stream().kind()));
            for (var follower : awake) {
                if (follower.kinds().stream().anyMatch(kinds::contains)) {
                    follower.wake();
                }
            }
        }

        @Override
        public void uncertain(StreamId stream) {
            awake.forEach(Follower::wake);
        }
    }

    /** Lifecycle counts the failures of plugins. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    public void addFaults(PluginFaults faults) {
        blame.tell(faults);
    }

    public void removeFaults(PluginFaults faults) {
        blame.tellNoMore(faults);
    }

    /** A plugin offers a projection. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addProjection(Projection projection, Map<String, ?> properties) {
        add(
                "projection/" + projection.name(),
                new Offer(projection, () -> new ProjectionFollower(projection, ground, blame)),
                ServiceOrder.of(properties));
    }

    public void removeProjection(Projection projection) {
        remove("projection/" + projection.name(), projection);
    }

    /** A plugin offers a reaction. When this returns, every later event will reach it. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addReaction(Reaction reaction, Map<String, ?> properties) {
        add(
                "reaction/" + reaction.name(),
                new Offer(reaction, () -> new ReactionFollower(reaction, ground, blame)),
                ServiceOrder.of(properties));
    }

    public void removeReaction(Reaction reaction) {
        remove("reaction/" + reaction.name(), reaction);
    }

    private void add(String name, Offer offer, long order) {
        lock.lock();
        try {
            offers.add(name, offer, order);
            serve(name);
        } finally {
            lock.unlock();
        }
    }

    private void remove(String name, Object service) {
        lock.lock();
        try {
            offers.remove(name, offer -> offer.service() == service);
            serve(name);
        } finally {
            lock.unlock();
        }
    }

    /** The old one is stopped before the new one starts, so that no event is worked on twice at the same time. */
    private void serve(String name) {
        var wanted = stopped ? null : offers.current(name);
        var present = running.get(name);
        if (present != null && present.offer() == wanted) {
            return;
        }
        if (present != null) {
            awake.remove(present.follower());
            present.follower().stop();
            running.remove(name);
        }
        if (wanted != null) {
            var follower = wanted.start().get();
            running.put(name, new Running(wanted, follower));
            awake.add(follower);
            follower.start();
        }
    }

    @Override
    public List<FollowerState> states() {
        return awake.stream()
                .map(Follower::state)
                .sorted(Comparator.comparing(FollowerState::name))
                .toList();
    }

    /** Stops all of them where they are; their checkpoints say how to go on. */
    @Deactivate
    public void stop() {
        commits.close();
        lock.lock();
        try {
            stopped = true;
            new ArrayList<>(running.keySet()).forEach(this::serve);
        } finally {
            lock.unlock();
        }
    }
}
