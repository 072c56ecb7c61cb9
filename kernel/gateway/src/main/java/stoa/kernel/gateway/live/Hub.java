package stoa.kernel.gateway.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.api.access.LiveSessions;
import stoa.api.channel.ChannelName;
import stoa.api.channel.Member;
import stoa.kernel.contract.messaging.Feeds;
import stoa.kernel.contract.platform.Settings;
import stoa.kernel.gateway.call.Callers;
import stoa.kernel.gateway.call.Reception;
import stoa.kernel.gateway.policy.Policy;
import stoa.kernel.gateway.protocol.CloseCode;
import stoa.kernel.gateway.protocol.Push;
import stoa.kernel.gateway.protocol.Reply;
import stoa.kernel.gateway.settings.LiveSettings;
import stoa.kernel.gateway.wire.Receiver;
import stoa.kernel.gateway.wire.Wire;

/** All connections and all rooms of this node. Thread-safe; nothing in it waits for a reader. */
@Component(service = {Hub.class, LiveSessions.class})
public final class Hub implements LiveSessions {
    private static final Logger LOG = LoggerFactory.getLogger(Hub.class);
    private static final int TOLD = 100;

    private final Feeds feeds;
    private final Reception reception;
    private final Presences presences;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private final LiveSettings settings;
    private final Connections connections;
    private final Commands commands;
    private final NodeBudget budget;
    private final Timer fanOutTime;
    private final List<Meter> gauges = new ArrayList<>();
    private final Map<ChannelName, Room> rooms = new ConcurrentHashMap<>();
    private final AtomicBoolean draining = new AtomicBoolean();
    private final ExecutorService blocking = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("live-", 0).factory());
    private final ExecutorService fanOut = Executors.newFixedThreadPool(
            Math.max(2, Runtime.getRuntime().availableProcessors()),
            Thread.ofPlatform().daemon().name("fan-out-", 0).factory());
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("live-timer").factory());

    @Activate
    public Hub(
            @Reference Feeds feeds,
            @Reference Reception reception,
            @Reference Presences presences,
            @Reference InstantSource clock,
            @Reference MeterRegistry meters,
            @Reference Settings settings) {
        this.feeds = feeds;
        this.reception = reception;
        this.presences = presences;
        this.clock = clock;
        this.meters = meters;
        this.settings = LiveSettings.from(settings);
        this.connections = new Connections(this, this.settings.limits());
        this.budget = new NodeBudget(this.settings.queues().node(), this::scheduleShedding);
        this.fanOutTime = Timer.builder("stoa.live.fanout")
                .publishPercentiles(0.5, 0.95, 0.99)
                .register(meters);
        this.commands = new Commands(this, meters, new Calls(this, reception.streams(), reception.operations()));
        start();
    }

    private void start() {
        var look = settings.pulse().look().toNanos();
        timer.scheduleWithFixedDelay(this::look, look, look, TimeUnit.NANOSECONDS);
        timer.scheduleWithFixedDelay(this::announce, 1, 1, TimeUnit.SECONDS);
        gauge("stoa.live.connections", () -> connections.all().size());
        gauge("stoa.live.rooms", rooms::size);
        gauge("stoa.live.queued.bytes", budget::held);
    }

    private void gauge(String name, Supplier<Number> value) {
        gauges.add(Gauge.builder(name, value).register(meters));
    }

    /** Whether a connection from the address may be opened now; if not, the sentence for the refusal. */
    public Optional<String> refusal(String address, boolean loopback) {
        if (draining.get()) {
            return Optional.of("The platform is stopping. Connect again in a moment.");
        }
        return connections.hasPlace(address, loopback)
                ? Optional.empty()
                : Optional.of("There are too many connections from your address. Close some first.");
    }

    /** Takes a socket that has opened. */
    public Receiver accept(Wire wire, Handshake handshake) {
        var connection = new Connection(this, wire, handshake, UUID.randomUUID().toString());
        connections.add(connection);
        return connection;
    }

    /** Runs what may block; nothing any more once the hub has stopped. */
    public Executor blocking() {
        return this::later;
    }

    public LiveSettings settings() {
        return settings;
    }

    @Override
    public void closeSession(String sessionId, String reason) {
        connections.closeSession(sessionId, reason);
    }

    @Override
    public void closeUser(String userId, String reason) {
        connections.closeUser(userId, reason);
    }

    @Override
    public void recheckUser(String userId) {
        connections.recheckUser(userId);
    }

    /** Takes no more connections and ends those that are open, spread over the time so that they do not come back at once. */
    public void drain(Duration spread) {
        draining.set(true);
        for (var connection : connections.all()) {
            var delay = (long) (spread.toNanos() * ThreadLocalRandom.current().nextDouble());
            timer.schedule(() -> connection.end(CloseCode.SHUTDOWN), delay, TimeUnit.NANOSECONDS);
        }
    }

    /** Waits until no connection is open, at most so long. */
    public void awaitEmpty(Duration patience) {
        connections.awaitEmpty(patience);
    }

    @Deactivate
    public void stop() {
        draining.set(true);
        connections.all().forEach(connection -> connection.end(CloseCode.SHUTDOWN));
        timer.shutdownNow();
        blocking.shutdown();
        fanOut.shutdown();
        gauges.forEach(meters::remove);
    }

    Feeds feeds() {
        return feeds;
    }

    Policy policy() {
        return reception.policy();
    }

    Callers callers() {
        return reception.callers();
    }

    Presences presences() {
        return presences;
    }

    Commands commands() {
        return commands;
    }

    NodeBudget budget() {
        return budget;
    }

    Instant now() {
        return clock.instant();
    }

    void later(Runnable work) {
        try {
            blocking.execute(work);
        } catch (RejectedExecutionException e) {
            LOG.atDebug().log("Work came after the hub had stopped.");
        }
    }

    boolean admit(Connection connection) {
        return connections.admit(connection);
    }

    Reply.Connected welcome(Connection connection) {
        var ping = Math.max(1, (int) settings.pulse().ping().toSeconds());
        return new Reply.Connected(connection.client(), "stoa", ping, now().toEpochMilli());
    }

    void join(Subscription subscription) {
        while (!rooms.computeIfAbsent(subscription.channel(), name -> new Room(name, fanOut, fanOutTime, this::emptied))
                .join(subscription, feeds)) {
            Thread.onSpinWait();
        }
    }

    void leave(Subscription subscription) {
        var room = rooms.get(subscription.channel());
        if (room != null) {
            room.leave(subscription);
        }
    }

    void arrived(Connection connection, ChannelName channel) {
        if (connection.caller().isKnown()) {
            presences.board().enter(channel, connection.member());
        }
    }

    void departed(Connection connection, ChannelName channel) {
        if (connection.caller().isKnown()) {
            presences.board().leave(channel, connection.member());
        }
    }

    void forget(Connection connection) {
        connections.remove(connection);
    }

    void note(String event) {
        meters.counter(event).increment();
    }

    void noteEnd(CloseCode code) {
        meters.counter("stoa.live.ended", "code", Integer.toString(code.number()))
                .increment();
    }

    private void emptied(Room room) {
        rooms.remove(room.channel(), room);
    }

    private void look() {
        try {
            var now = System.nanoTime();
            connections.all().forEach(connection -> connection.look(now));
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("Looking after the connections failed.");
        }
    }

    private void announce() {
        presences.takeChanges().forEach((channel, members) -> {
            var room = rooms.get(channel);
            if (room != null && room.size() <= TOLD) {
                members.forEach((member, came) -> tell(room, member, came));
            }
        });
    }

    private static void tell(Room room, Member member, boolean came) {
        var push = came ? new Push.Join(member) : new Push.Leave(member);
        var encoded = Encoded.about(room.channel(), push, member.userId());
        room.each(subscription -> subscription.connection().deliver(subscription, encoded));
    }

    private void scheduleShedding() {
        later(this::shed);
    }

    /** The queues of all together are too long: the longest go first. */
    private void shed() {
        var fattest = connections.all().stream()
                .sorted(Comparator.comparingLong(Connection::queued).reversed())
                .iterator();
        while (budget.isExceeded() && fattest.hasNext()) {
            var connection = fattest.next();
            connection.end(CloseCode.SLOW);
            connection.closed();
        }
        budget.settled();
    }
}
