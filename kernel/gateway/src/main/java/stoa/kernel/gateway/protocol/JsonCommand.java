package stoa.kernel.gateway.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import stoa.api.error.Errors;
import stoa.kernel.gateway.json.JsonReader;

/** Collects the members of one command; members it does not know are passed over. */
final class JsonCommand {
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

    private static final Set<String> NAMES = Set.of(
            "connect",
            "subscribe",
            "unsubscribe",
            "publish",
            "presence",
            "presence_stats",
            "history",
            "rpc",
            "refresh",
            "ping",
            "send");

    private final JsonReader reader;
    private long id;
    private String name = "";
    private String unknown = "";
    private String channel = "";
    private String method = "";
    private String epoch = "";
    private @Nullable String token;
    private byte[] data = NULL;
    private long offset;
    private long limit;
    private boolean recover;
    private boolean reverse;
    private boolean since;

    JsonCommand(JsonReader reader) {
        this.reader = reader;
    }

    Command read() {
        reader.object(member -> {
            if (member.equals("id")) {
                id = reader.number();
            } else if (NAMES.contains(member)) {
                body(member);
            } else {
                unknown = member;
            }
        });
        if (id < 0 || id > 0xFFFF_FFFFL) {
            throw Errors.badInput("Command id '" + id + "' must be between 1 and 4294967295.");
        }
        return command();
    }

    private void body(String member) {
        if (!name.isEmpty()) {
            throw Errors.badInput("A command is both '" + name + "' and '" + member + "'; send one after the other.");
        }
        name = member;
        reader.object(this::field);
    }

    private void field(String field) {
        switch (field) {
            case "channel" -> channel = text();
            case "method" -> method = text();
            case "token" -> token = reader.text();
            case "epoch" -> epoch = text();
            case "data" -> data = reader.raw();
            case "offset" -> offset = reader.number();
            case "limit" -> limit = reader.number();
            case "recover" -> recover = reader.flag();
            case "reverse" -> reverse = reader.flag();
            case "since" -> since();
            default -> {
                // Later versions of the protocol may add members.
            }
        }
    }

    private void since() {
        since = true;
        reader.object(this::field);
    }

    private String text() {
        var text = reader.text();
        return text == null ? "" : text;
    }

    private Command command() {
        var shown = Optional.ofNullable(token).filter(text -> !text.isEmpty());
        var position = new Command.Position(epoch, offset);
        return switch (name) {
            case "" -> unknown.isEmpty() ? new Command.Pong(id) : new Command.Unknown(id, unknown);
            case "connect" -> new Command.Connect(id, shown);
            case "subscribe" -> new Command.Subscribe(id, channel, recover ? Optional.of(position) : Optional.empty());
            case "unsubscribe" -> new Command.Unsubscribe(id, channel);
            case "publish" -> new Command.Publish(id, channel, data);
            case "presence" -> new Command.Presence(id, channel);
            case "presence_stats" -> new Command.PresenceStats(id, channel);
            case "history" -> history(since ? Optional.of(position) : Optional.empty());
            case "rpc" -> new Command.Rpc(id, method, data);
            case "refresh" -> new Command.Refresh(id, shown);
            case "ping" -> new Command.Ping(id);
            default -> new Command.Send(id);
        };
    }

    private Command history(Optional<Command.Position> from) {
        return new Command.History(id, channel, from, Math.clamp(limit, -1, Integer.MAX_VALUE), reverse);
    }
}
