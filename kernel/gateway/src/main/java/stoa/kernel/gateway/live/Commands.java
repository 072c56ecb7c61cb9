package stoa.kernel.gateway.live;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.api.access.Action;
import stoa.api.access.Caller;
import stoa.api.access.Credential;
import stoa.api.access.Resource;
import stoa.api.channel.ChannelName;
import stoa.api.error.ErrorKind;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;
import stoa.kernel.contract.messaging.Replay;
import stoa.kernel.gateway.protocol.CloseCode;
import stoa.kernel.gateway.protocol.Command;
import stoa.kernel.gateway.protocol.Failures;
import stoa.kernel.gateway.protocol.Reply;

/** Carries out what clients ask, one command of a connection after the other, and answers. */
final class Commands {
    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);
    private static final int PAGE = 300;
    private static final int SHOWN = 100;

    private final Hub hub;
    private final MeterRegistry meters;
    private final Calls calls;
    private final Map<Class<?>, Timer> timers = new ConcurrentHashMap<>();

    Commands(Hub hub, MeterRegistry meters, Calls calls) {
        this.hub = hub;
        this.meters = meters;
        this.calls = calls;
    }

    void handle(Connection connection, Command command) {
        var began = System.nanoTime();
        if (!connection.allowance().permits(command, began)) {
            connection.tooMany(command);
        } else if (!connection.isConnected() && !(command instanceof Command.Connect)) {
            connection.end(CloseCode.BAD_REQUEST, "The first command must be connect");
        } else {
            attempt(connection, command);
            timer(command).record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
            trace(connection, command);
        }
    }

    private static void trace(Connection connection, Command command) {
        if (LOG.isDebugEnabled()) {
            LOG.atDebug()
                    .addKeyValue("correlation", Calls.correlation(connection, command))
                    .addKeyValue("caller", connection.caller())
                    .addKeyValue("command", command.getClass().getSimpleName())
                    .log("A command was answered.");
        }
    }

    private void attempt(Connection connection, Command command) {
        try {
            carryOut(connection, command);
        } catch (PlatformException e) {
            LOG.atDebug()
                    .addKeyValue("correlation", Calls.correlation(connection, command))
                    .addKeyValue("error", e.code().name())
                    .log("A command was refused.");
            connection.reply(command, failure(command, e));
        } catch (IllegalArgumentException e) {
            connection.reply(command, Failures.of(Errors.badInput(String.valueOf(e.getMessage()))));
        } catch (RuntimeException | LinkageError e) {
            LOG.atError()
                    .addKeyValue("correlation", Calls.correlation(connection, command))
                    .setCause(e)
                    .log("A command failed.");
            connection.reply(command, new Reply.Failed(100, "INTERNAL: The platform failed. Try again.", true));
        }
    }

    private void carryOut(Connection connection, Command command) {
        switch (command) {
            case Command.Connect it -> connect(connection, it);
            case Command.Subscribe it -> connection.subscriptions().subscribe(it, ChannelName.parse(it.channel()));
            case Command.Unsubscribe it -> unsubscribe(connection, it);
            case Command.Publish it -> publish(connection, it);
            case Command.Presence it -> presence(connection, it);
            case Command.PresenceStats it -> stats(connection, it);
            case Command.History it -> history(connection, it);
            case Command.Rpc it -> calls.call(connection, it);
            case Command.Refresh it -> refresh(connection, it);
            case Command.Ping it -> connection.reply(it, new Reply.Pinged());
            case Command.Pong it -> {
                // Having been heard is all it is for.
            }
            case Command.Send it -> throw Errors.badInput("Messages without an answer are not part of this profile.");
            case Command.Unknown it ->
                connection.reply(
                        it, new Reply.Failed(104, "UNKNOWN_METHOD: '" + it.name() + "' is not known here.", false));
        }
    }

    private void connect(Connection connection, Command.Connect command) {
        if (connection.isConnected()) {
            connection.end(CloseCode.BAD_REQUEST, "connect was sent twice");
            return;
        }
        var shown = command.token().<Credential>map(Credential.ApiToken::new);
        var credential = shown.or(() -> connection.handshake().cookie());
        var found = credential.flatMap(hub.callers()::find);
        if (shown.isPresent() && found.isEmpty()) {
            connection.end(CloseCode.INVALID_TOKEN);
            return;
        }
        connection.identify(
                found.orElse(Caller.anonymous()),
                found.flatMap(who -> credential).orElse(null));
        if (!hub.admit(connection)) {
            connection.end(CloseCode.CONNECTION_LIMIT);
            return;
        }
        connection.reply(command, hub.welcome(connection));
    }

    private void refresh(Connection connection, Command.Refresh command) {
        var shown = command.token().<Credential>map(Credential.ApiToken::new).or(connection::credential);
        var found = shown.flatMap(hub.callers()::find);
        if (found.isEmpty() || !found.get().id().equals(connection.caller().id())) {
            connection.end(CloseCode.INVALID_TOKEN);
            return;
        }
        connection.identify(found.get(), shown.orElse(null));
        connection.subscriptions().recheck();
        connection.reply(command, new Reply.Refreshed(connection.client()));
    }

    private void unsubscribe(Connection connection, Command.Unsubscribe command) {
        connection.subscriptions().unsubscribe(ChannelName.parse(command.channel()));
        connection.reply(command, new Reply.Unsubscribed());
    }

    private void publish(Connection connection, Command.Publish command) {
        var channel = ChannelName.parse(command.channel());
        if (command.data().length > hub.settings().limits().text()) {
            throw new PlatformException(Errors.TOO_LARGE, "A publication may have 16 kB; send less.");
        }
        hub.policy().require(connection.caller(), new Action(channel.kind() + ".publish"), resource(channel));
        hub.feeds().publish(channel, connection.caller().id(), command.data());
        connection.reply(command, new Reply.Published());
    }

    private void presence(Connection connection, Command.Presence command) {
        var channel = watched(connection, command.channel());
        connection.reply(
                command,
                new Reply.Present(
                        hub.presences().present(channel).stream().limit(SHOWN).toList()));
    }

    private void stats(Connection connection, Command.PresenceStats command) {
        var count = hub.presences().board().count(watched(connection, command.channel()));
        connection.reply(command, new Reply.Stats(count.connections(), count.people()));
    }

    private void history(Connection connection, Command.History command) {
        var channel = watched(connection, command.channel());
        var page = page(channel, command);
        var wrongEpoch = command.since()
                .filter(since -> !since.epoch().isEmpty() && !since.epoch().equals(page.epoch()))
                .isPresent();
        if (wrongEpoch) {
            connection.reply(command, new Reply.Failed(112, "UNRECOVERABLE_POSITION: Start from a snapshot.", false));
        } else {
            connection.reply(command, new Reply.Past(page.publications(), page.epoch(), page.head()));
        }
    }

    private Replay page(ChannelName channel, Command.History command) {
        var limit = command.limit() < 0 ? PAGE : Math.min(command.limit(), PAGE);
        if (limit == 0) {
            var position = hub.feeds().position(channel);
            return new Replay(position.epoch(), position.head(), position.recoverable(), true, java.util.List.of());
        }
        var offset = command.since().map(Command.Position::offset);
        return command.reverse()
                ? hub.feeds().before(channel, offset.filter(at -> at > 0).orElse(Long.MAX_VALUE), limit)
                : hub.feeds().replay(channel, Math.max(0, offset.orElse(0L)), limit);
    }

    /** Reading needs the same right as watching; it is checked again, since one can read without having subscribed. */
    private ChannelName watched(Connection connection, String name) {
        var channel = ChannelName.parse(name);
        hub.policy().require(connection.caller(), new Action(channel.kind() + ".watch"), resource(channel));
        return channel;
    }

    private static Resource resource(ChannelName channel) {
        return new Resource(channel.kind(), channel.key());
    }

    /** While the plugin behind a channel is being exchanged nobody answers for it: worth asking again. */
    private Reply.Failed failure(Command command, PlatformException error) {
        if (!(command instanceof Command.Subscribe subscribe)) {
            return command instanceof Command.Rpc ? Failures.of(error) : Failures.ofChannel(error);
        }
        var failed = Failures.ofChannel(error);
        var watch = new Action(ChannelName.parse(subscribe.channel()).kind() + ".watch");
        return error.code().kind() == ErrorKind.NOT_FOUND || hub.policy().isGuarded(watch)
                ? failed
                : Failures.temporarily(failed);
    }

    /** Looked up by class: the registry would search all its meters for each command. */
    private Timer timer(Command command) {
        return timers.computeIfAbsent(
                command.getClass(),
                type -> Timer.builder("stoa.live.command")
                        .tag("kind", type.getSimpleName().toLowerCase(Locale.ROOT))
                        .publishPercentiles(0.5, 0.95, 0.99)
                        .register(meters));
    }
}
