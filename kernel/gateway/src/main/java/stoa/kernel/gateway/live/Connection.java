package stoa.kernel.gateway.live;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import stoa.api.access.Caller;
import stoa.api.access.Credential;
import stoa.api.channel.Member;
import stoa.api.error.PlatformException;
import stoa.kernel.gateway.protocol.CloseCode;
import stoa.kernel.gateway.protocol.Command;
import stoa.kernel.gateway.protocol.Failures;
import stoa.kernel.gateway.protocol.Format;
import stoa.kernel.gateway.protocol.Push;
import stoa.kernel.gateway.protocol.Reply;
import stoa.kernel.gateway.wire.Receiver;
import stoa.kernel.gateway.wire.Wire;

/** One socket: who it is, what it watches, what waits for it, and how much it may do. */
final class Connection implements Receiver {
    private final Hub hub;
    private final Wire wire;
    private final Handshake handshake;
    private final String client;
    private final Outbox outbox;
    private final Heartbeat heartbeat;
    private final Proof proof;
    private final Subscriptions subscriptions;
    private final Allowance allowance;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicBoolean ending = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile Caller caller = Caller.anonymous();
    private volatile @Nullable Credential credential;
    private volatile boolean connected;

    Connection(Hub hub, Wire wire, Handshake handshake, String client) {
        this.hub = hub;
        this.wire = wire;
        this.handshake = handshake;
        this.client = client;
        this.outbox = new Outbox(
                wire,
                handshake.format(),
                hub.settings().queues(),
                hub.budget(),
                () -> end(CloseCode.SLOW, "write failed"));
        this.heartbeat = new Heartbeat(hub.settings().pulse(), System.nanoTime());
        this.proof = new Proof(hub, this, System.nanoTime());
        this.subscriptions = new Subscriptions(hub, this);
        this.allowance = new Allowance(hub.settings().rates(), System.nanoTime());
    }

    String client() {
        return client;
    }

    Handshake handshake() {
        return handshake;
    }

    Caller caller() {
        return caller;
    }

    Optional<Credential> credential() {
        return Optional.ofNullable(credential);
    }

    boolean isClosed() {
        return closed.get();
    }

    boolean isConnected() {
        return connected;
    }

    Subscriptions subscriptions() {
        return subscriptions;
    }

    Allowance allowance() {
        return allowance;
    }

    /** Calls of operations that have not been answered yet. */
    AtomicInteger calls() {
        return calls;
    }

    Member member() {
        return new Member(caller.id(), caller.name());
    }

    long holdLimit() {
        return hub.settings().queues().hard();
    }

    long queued() {
        return outbox.bytes();
    }

    /** From now on this person is meant. */
    void identify(Caller who, @Nullable Credential shown) {
        caller = who;
        credential = shown;
        connected = true;
    }

    @Override
    public void received(byte[] message) {
        if (closed.get()) {
            return;
        }
        heartbeat.heard();
        try {
            for (var command : format().read(message)) {
                hub.commands().handle(this, command);
            }
        } catch (PlatformException e) {
            hub.note("stoa.live.rejected");
            end(CloseCode.BAD_REQUEST, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void closed() {
        if (closed.compareAndSet(false, true)) {
            outbox.close();
            subscriptions.endAll();
            hub.forget(this);
        }
    }

    /** Finds out again who this is, now. */
    void prove() {
        proof.again();
    }

    void reply(Command command, Reply reply) {
        if (command.id() > 0 && !(command instanceof Command.Pong)) {
            send(Message.control(format().reply(command.id(), reply)));
        }
    }

    void deliver(Subscription subscription, Encoded push) {
        send(push.to(subscription, format()));
    }

    /** The channel's kind is gone: the client subscribes again, with its position. */
    void channelEnded(Subscription subscription, String reason) {
        subscriptions.drop(subscription, new Push.Unsubscribe(2500, reason));
    }

    /** Something is missing: the client subscribes again, with its position. */
    void broke(Subscription subscription) {
        hub.note("stoa.live.gaps");
        hub.later(() -> subscriptions.drop(subscription, new Push.Unsubscribe(2500, "insufficient state")));
    }

    void notice(Subscription subscription, Push push) {
        send(Message.control(format().push(subscription.channel(), push)));
    }

    void end(CloseCode code) {
        end(code, code.reason());
    }

    /** Ends the connection with a reason of at most 120 bytes. */
    void end(CloseCode code, String reason) {
        if (!closed.get() && ending.compareAndSet(false, true)) {
            hub.noteEnd(code);
            wire.close(code.number(), shortened(reason));
            hub.later(this::closed);
        }
    }

    /** Looks after time: pings, ends what is stale, silent or stalled, and has an old proof of who it is looked up again. */
    void look(long now) {
        if (outbox.isStalled(now)) {
            end(CloseCode.SLOW);
            return;
        }
        switch (heartbeat.look(now, connected)) {
            case NOTHING -> {
                // Nothing is due.
            }
            case PING -> send(Message.control(format().ping()));
            case STALE -> end(CloseCode.STALE);
            case SILENT -> end(CloseCode.NO_PONG);
        }
        proof.look(now);
    }

    /** Answers a command that came too often, and ends the connection of those who do not stop. */
    void tooMany(Command command) {
        hub.note("stoa.live.limited");
        if (allowance.isPatienceOver(System.nanoTime())) {
            end(CloseCode.TOO_MANY_REQUESTS);
        } else {
            var limited = Failures.TOO_MANY;
            reply(command, command instanceof Command.Rpc ? new Reply.Failed(429, limited.message(), true) : limited);
        }
    }

    private Format format() {
        return handshake.format();
    }

    private void send(Message message) {
        switch (outbox.offer(message)) {
            case QUEUED -> {
                // On its way.
            }
            case DROPPED -> hub.note("stoa.live.dropped");
            case FULL -> end(CloseCode.SLOW);
        }
    }

    private static String shortened(String reason) {
        var ascii = reason.replaceAll("[^\\x20-\\x7e]", "?");
        return ascii.length() <= 120 ? ascii : ascii.substring(0, 117) + "...";
    }
}
