package stoa.kernel.messaging.stream;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.api.access.Caller;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;
import stoa.api.stream.Aggregate;
import stoa.api.stream.Receipt;
import stoa.api.stream.Sending;
import stoa.api.stream.StreamId;
import stoa.kernel.contract.log.Append.SetTimer;
import stoa.kernel.contract.log.EventLog;
import stoa.kernel.contract.log.StoredTimer;
import stoa.kernel.contract.platform.PluginFaults;
import stoa.kernel.contract.platform.Settings;
import stoa.kernel.messaging.json.JacksonCodecs;
import stoa.kernel.messaging.meter.Hops;
import stoa.kernel.messaging.registry.Blame;
import stoa.kernel.messaging.registry.ServiceOrder;
import stoa.kernel.messaging.stream.Work.Firing;
import stoa.kernel.messaging.stream.Work.Order;

/** Owns the mailboxes, the committers and the timers, and knows which plugin serves which kind of stream. */
@Component(service = StreamEngine.class)
public final class StreamEngine {
    private static final Logger LOG = LoggerFactory.getLogger(StreamEngine.class);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final Duration SLOW_DECISION = Duration.ofSeconds(1);
    private static final long SWEEP_NANOS = Duration.ofMillis(500).toNanos();
    private static final long GLANCE_NANOS = Duration.ofMillis(2).toNanos();

    private final EventLog log;
    private final Hops hops;
    private final Commits commits;
    private final Kinds kinds;
    private final Blame blame = new Blame();
    private final Snapshots snapshots;
    private final Committers committers;
    private final Mailboxes mailboxes;
    private final Clockwork clockwork;
    private final Duration patience;
    private final Thread sweeper =
            Thread.ofPlatform().name("mailbox-sweeper").daemon().unstarted(this::sweep);
    private volatile boolean closed;

    /** Starts at once; needs nothing but the log and a clock. */
    @Activate
    public StreamEngine(
            @Reference EventLog log,
            @Reference InstantSource clock,
            @Reference Settings settings,
            @Reference JacksonCodecs codecs,
            @Reference Commits commits,
            @Reference Hops hops) {
        this.log = log;
        this.hops = hops;
        this.commits = commits;
        this.patience = settings.duration("stoa.streams.patience", PATIENCE);
        this.kinds = new Kinds(codecs, blame);
        this.snapshots = new Snapshots(log);
        this.committers = new Committers(log, commits, hops, settings.number("stoa.streams.queue", 10_000));
        this.mailboxes = new Mailboxes(
                new Shared(log, clock, hops, kinds, new After(), committers),
                settings.duration("stoa.streams.idle", Duration.ofMinutes(5)),
                settings.number("stoa.streams.loaded", 50_000));
        this.clockwork = new Clockwork(log, clock, this::fire);
        committers.start();
        clockwork.start();
        sweeper.start();
    }

    private final class After implements AfterCommit {
        @Override
        public void landed(Flight flight) {
            var append = flight.append();
            if (append != null) {
                append.timers().forEach(change -> {
                    if (change instanceof SetTimer set) {
                        clockwork.set(set.due());
                    }
                });
            }
            snapshots.landed(flight);
        }

        @Override
        public void uncertain(StreamId stream) {
            commits.uncertain(stream);
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

    /** A plugin offers the rules of a kind. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addAggregate(Aggregate<?, ?, ?> aggregate, Map<String, ?> properties) {
        kinds.add(aggregate, ServiceOrder.of(properties));
        clockwork.retryAll();
    }

    /** Returns when no call into the aggregate is in hand and nothing of it is kept. */
    public void removeAggregate(Aggregate<?, ?, ?> aggregate) {
        kinds.remove(aggregate).ifPresent(held -> {
            var stuck = held.leave(patience, GRACE);
            var abandoned = mailboxes.forget(aggregate.kind(), held, stuck > 0 ? GRACE : PATIENCE);
            if (!abandoned.isEmpty()) {
                LOG.atError()
                        .addKeyValue("kind", aggregate.kind())
                        .addKeyValue("streams", abandoned)
                        .log("A plugin's rules did not come back; its streams are taken from it");
            }
        });
    }

    Kinds kinds() {
        return kinds;
    }

    EventLog log() {
        return log;
    }

    /** Whether an aggregate of the kind is active. */
    public boolean serves(String kind) {
        return kinds.serves(kind);
    }

    /** Sends a command and waits until it is durable. */
    Receipt send(StreamId stream, Written command, Sending sending) {
        kinds.of(stream);
        if (committers.of(stream).isFull()) {
            throw new PlatformException(
                    Errors.BUSY, "The log is behind with its commits. Try again with the same key.");
        }
        var order = new Order(command, sending, null);
        offer(stream, order);
        try {
            return Told.durable(order, await(stream, order.answer()));
        } catch (PlatformException refused) {
            throw Told.refused(stream, order, refused);
        }
    }

    private void offer(StreamId stream, Work work) {
        if (closed) {
            throw new PlatformException(Errors.NOT_READY, "The platform is stopping. Try again with the same key.");
        }
        mailboxes.offer(stream, work);
    }

    private CompletableFuture<Receipt> fire(StoredTimer timer, Firing firing) {
        var codec = kinds.of(timer.stream()).service().codecOf(timer.command());
        var command = new Written(timer.command(), timer.version(), codec, timer.payload());
        var order = new Order(command, Sending.by(Caller.system("timer")), firing);
        offer(timer.stream(), order);
        return order.answer();
    }

    /** The committed state under the rules in force. */
    Fold committed(StreamId stream) {
        var rules = kinds.of(stream);
        var mailbox = mailboxes.find(stream);
        var present = mailbox == null ? null : mailbox.committed();
        if (present != null && present.rules() == rules) {
            return present;
        }
        var look = new Work.Look(new CompletableFuture<>());
        offer(stream, look);
        return await(stream, look.answer());
    }

    @Nullable
    Mailbox mailbox(StreamId stream) {
        return mailboxes.find(stream);
    }

    private static <T> T await(StreamId stream, CompletableFuture<T> answer) {
        try {
            return answer.get(ANSWER_WITHIN.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException refused) {
            throw asPlatform(stream, refused.getCause() == null ? refused : refused.getCause());
        } catch (TimeoutException late) {
            throw unknown(stream, late);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw unknown(stream, stop);
        }
    }

    /** A new exception for each caller: the one in the future belongs to another thread and may be shared. */
    private static PlatformException asPlatform(StreamId stream, Throwable cause) {
        return cause instanceof PlatformException known
                ? new PlatformException(known.code(), String.valueOf(known.getMessage()), known)
                : unknown(stream, cause);
    }

    private static PlatformException unknown(StreamId stream, Throwable cause) {
        return new PlatformException(
                Errors.NOT_READY,
                "Stream '" + stream
                        + "' did not answer in time, so the outcome is not known. Try again with the same key.",
                cause);
    }

    /** Takes no more commands and waits until those in hand are durable. */
    void drain(Duration most) {
        closed = true;
        clockwork.stop(most);
        var end = System.nanoTime() + most.toNanos();
        while (!(mailboxes.areIdle() && committers.areIdle()) && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(GLANCE_NANOS);
        }
    }

    /** Stops every thread; what is queued is committed first. */
    @Deactivate
    public void stop() {
        drain(PATIENCE);
        committers.stop(PATIENCE);
        LockSupport.unpark(sweeper);
    }

    private void sweep() {
        while (!closed) {
            LockSupport.parkNanos(SWEEP_NANOS);
            mailboxes.sweep();
            mailboxes.decidingLongerThan(SLOW_DECISION).forEach(this::warn);
        }
    }

    private void warn(StreamId stream) {
        hops.count("decide.slow");
        LOG.atWarn()
                .addKeyValue("stream", stream)
                .log("A decision takes longer than a second; rules must be pure functions");
    }
}
