package stoa.kernel.gateway.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import stoa.api.access.Action;
import stoa.api.access.Resource;
import stoa.api.access.Ruling;
import stoa.api.channel.ChannelName;
import stoa.kernel.contract.messaging.Publication;
import stoa.kernel.contract.messaging.Replay;
import stoa.kernel.gateway.protocol.Command;
import stoa.kernel.gateway.protocol.Command.Position;
import stoa.kernel.gateway.protocol.Failures;
import stoa.kernel.gateway.protocol.Push;
import stoa.kernel.gateway.protocol.Reply;

/**
 * What one connection watches.
 *
 * <p>Subscribing goes: join the room, so that publications are held back from now on; read what was missed; answer with it;
 * pass on what was held back. Nothing is lost and nothing comes twice.
 */
final class Subscriptions {
    private static final int PAGE = 300;

    private final Hub hub;
    private final Connection connection;
    private final Map<ChannelName, Subscription> current = new ConcurrentHashMap<>();

    Subscriptions(Hub hub, Connection connection) {
        this.hub = hub;
        this.connection = connection;
    }

    boolean contains(ChannelName channel) {
        return current.containsKey(channel);
    }

    int size() {
        return current.size();
    }

    void subscribe(Command.Subscribe command, ChannelName channel) {
        if (current.size() >= hub.settings().limits().subscriptions()) {
            connection.reply(command, tooMany());
            return;
        }
        var subscription = new Subscription(connection, channel);
        if (current.putIfAbsent(channel, subscription) != null) {
            connection.reply(command, Failures.ALREADY_SUBSCRIBED);
            return;
        }
        try {
            allow(channel);
            hub.join(subscription);
            answer(command, subscription);
            if (connection.isClosed()) {
                end(subscription);
            }
        } catch (RuntimeException e) {
            end(subscription);
            throw e;
        }
    }

    void unsubscribe(ChannelName channel) {
        var subscription = current.get(channel);
        if (subscription != null) {
            end(subscription);
        }
    }

    /** Ends a subscription and tells the client why. */
    void drop(Subscription subscription, Push.Unsubscribe notice) {
        if (end(subscription)) {
            connection.notice(subscription, notice);
        }
    }

    /** Ends those that the person may not have any more. */
    void recheck() {
        for (var subscription : List.copyOf(current.values())) {
            var channel = subscription.channel();
            var ruling = hub.policy()
                    .check(connection.caller(), watching(channel), new Resource(channel.kind(), channel.key()));
            if (ruling instanceof Ruling.Denied) {
                drop(subscription, new Push.Unsubscribe(2000, "permission denied"));
            }
        }
    }

    void endAll() {
        new ArrayList<>(current.values()).forEach(this::end);
    }

    private void allow(ChannelName channel) {
        hub.policy().require(connection.caller(), watching(channel), new Resource(channel.kind(), channel.key()));
    }

    private void answer(Command.Subscribe command, Subscription subscription) {
        var reply = command.since()
                .flatMap(since -> recovered(subscription.channel(), since))
                .orElseGet(() -> fresh(subscription.channel(), command.since().isPresent()));
        connection.reply(command, reply);
        subscription.arrive(() -> hub.arrived(connection, subscription.channel()));
        subscription.live(lastOffset(reply));
    }

    /** The answer to a client that comes back, if it can be given all that it missed. */
    private Optional<Reply.Subscribed> recovered(ChannelName channel, Position since) {
        if (since.offset() < 0) {
            return Optional.empty();
        }
        var replay = hub.feeds().replay(channel, since.offset(), PAGE);
        if (!replay.recoverable() || !replay.complete() || !isSameEpoch(replay, since)) {
            return Optional.empty();
        }
        var standing = new Reply.Standing(true, replay.epoch(), true, true);
        return Optional.of(new Reply.Subscribed(standing, since.offset(), replay.publications()));
    }

    private Reply.Subscribed fresh(ChannelName channel, boolean recovering) {
        var position = hub.feeds().position(channel);
        var standing = new Reply.Standing(position.recoverable(), position.epoch(), recovering, false);
        return new Reply.Subscribed(standing, position.head(), position.publications());
    }

    /** A position beyond the head would mean that events were lost; the client must start anew. */
    private static boolean isSameEpoch(Replay replay, Position since) {
        return replay.epoch().equals(since.epoch()) && since.offset() <= replay.head();
    }

    private static long lastOffset(Reply.Subscribed reply) {
        return reply.publications().stream().mapToLong(Publication::offset).reduce(reply.offset(), Math::max);
    }

    private boolean end(Subscription subscription) {
        var present = subscription.end();
        var removed = current.remove(subscription.channel(), subscription);
        if (removed) {
            hub.leave(subscription);
        }
        if (present) {
            hub.departed(connection, subscription.channel());
        }
        return removed;
    }

    private static Action watching(ChannelName channel) {
        return new Action(channel.kind() + ".watch");
    }

    private Reply tooMany() {
        var most = hub.settings().limits().subscriptions();
        return new Reply.Failed(106, "LIMIT: A connection may watch " + most + " channels; leave one first.", false);
    }
}
