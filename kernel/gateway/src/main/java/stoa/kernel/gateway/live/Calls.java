package stoa.kernel.gateway.live;

import java.util.function.Supplier;
import stoa.api.access.Caller;
import stoa.api.access.Resource;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;
import stoa.api.stream.StreamId;
import stoa.kernel.contract.messaging.Correlation;
import stoa.kernel.gateway.call.Input;
import stoa.kernel.gateway.call.Operations;
import stoa.kernel.gateway.call.Situation;
import stoa.kernel.gateway.call.StreamCalls;
import stoa.kernel.gateway.json.JsonReader;
import stoa.kernel.gateway.json.JsonText;
import stoa.kernel.gateway.policy.HallRules;
import stoa.kernel.gateway.protocol.Command;
import stoa.kernel.gateway.protocol.Failures;
import stoa.kernel.gateway.protocol.Reply;

/**
 * The rpc methods: {@code append}, {@code snapshot} and {@code time} in order with the connection's other commands, operations
 * beside them, since they may take long.
 */
final class Calls {
    private static final int BESIDE = 16;

    private final Hub hub;
    private final StreamCalls streams;
    private final Operations operations;

    Calls(Hub hub, StreamCalls streams, Operations operations) {
        this.hub = hub;
        this.streams = streams;
        this.operations = operations;
    }

    void call(Connection connection, Command.Rpc command) {
        switch (command.method()) {
            case "append" ->
                connection.reply(
                        command,
                        Correlation.during(
                                correlation(connection, command), () -> append(connection.caller(), command)));
            case "snapshot" -> connection.reply(command, snapshot(connection.caller(), command));
            case "time" -> connection.reply(command, time(connection.caller()));
            default -> operation(connection, command);
        }
    }

    /** Follows the command through log and metrics. */
    static String correlation(Connection connection, Command command) {
        return connection.client() + "-" + command.id();
    }

    private Reply append(Caller caller, Command.Rpc command) {
        return new Reply.Result(streams.append(caller, StreamCalls.Append.read(command.data())));
    }

    private Reply snapshot(Caller caller, Command.Rpc command) {
        var stream = new String[] {""};
        JsonReader.object(command.data(), (reader, name) -> {
            if (name.equals("stream")) {
                stream[0] = String.valueOf(reader.text());
            }
        });
        return new Reply.Result(streams.state(caller, StreamId.parse(stream[0])));
    }

    private Reply time(Caller caller) {
        hub.policy().require(caller, HallRules.TIME, Resource.HALL);
        return new Reply.Result(
                JsonText.object(text -> text.member("at", hub.now().toString())));
    }

    private void operation(Connection connection, Command.Rpc command) {
        if (!operations.knows(command.method())) {
            throw unknown(command.method());
        }
        if (connection.calls().incrementAndGet() > BESIDE) {
            connection.calls().decrementAndGet();
            connection.reply(command, Failures.TOO_MANY);
            return;
        }
        hub.later(() -> {
            try {
                connection.reply(command, attempt(() -> run(connection, command)));
            } finally {
                connection.calls().decrementAndGet();
            }
        });
    }

    private Reply run(Connection connection, Command.Rpc command) {
        var situation = new Situation(
                connection.caller(), connection.handshake().address(), correlation(connection, command), null);
        return new Reply.Result(
                operations.call(command.method(), Input.of(command.data(), java.util.Map.of()), situation));
    }

    private static Reply attempt(Supplier<Reply> work) {
        try {
            return work.get();
        } catch (PlatformException e) {
            return Failures.of(e);
        }
    }

    /** Whether there is such an operation may be asked by anybody, so what is unknown may come back in a moment. */
    private static PlatformException unknown(String method) {
        return method.matches("[a-z][a-z0-9-]*(\\.[a-z][a-zA-Z0-9-]*)+")
                ? new PlatformException(Errors.NOT_READY, "'" + method + "' is not served now. Try again in a moment.")
                : Errors.badInput(
                        "'" + method + "' is not a method; use append, snapshot, time or an operation's name.");
    }
}
