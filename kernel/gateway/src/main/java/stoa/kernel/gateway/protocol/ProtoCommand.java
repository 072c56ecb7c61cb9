package stoa.kernel.gateway.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import stoa.api.error.Errors;

/** Collects the fields of one command; fields it does not know are passed over. */
final class ProtoCommand {
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

    private long id;
    private int kind;
    private String channel = "";
    private String method = "";
    private String token = "";
    private String epoch = "";
    private byte[] data = NULL;
    private long offset;
    private long limit;
    private boolean recover;
    private boolean reverse;
    private boolean since;

    Command read(ProtoReader reader) {
        for (var field = reader.next(); field != 0; field = reader.next()) {
            if (field == 1) {
                id = reader.number() & 0xFFFF_FFFFL;
            } else if (field >= 4) {
                body(field, reader.message());
            }
        }
        return command();
    }

    private void body(int field, ProtoReader reader) {
        if (kind != 0) {
            throw Errors.badInput("A command has two bodies; send one after the other.");
        }
        kind = field;
        for (var inner = reader.next(); inner != 0; inner = reader.next()) {
            switch (kind) {
                case 4, 14 -> token(inner, reader);
                case 5 -> subscribe(inner, reader);
                case 10 -> history(inner, reader);
                case 13 -> rpc(inner, reader);
                default -> channelAndData(inner, reader);
            }
        }
    }

    private void token(int field, ProtoReader reader) {
        if (field == 1) {
            token = reader.text();
        }
    }

    private void subscribe(int field, ProtoReader reader) {
        switch (field) {
            case 1 -> channel = reader.text();
            case 3 -> recover = reader.flag();
            case 6 -> epoch = reader.text();
            case 7 -> offset = reader.number();
            default -> {
                // Tokens of subscriptions and later additions are not used here.
            }
        }
    }

    private void history(int field, ProtoReader reader) {
        switch (field) {
            case 1 -> channel = reader.text();
            case 7 -> limit = reader.number();
            case 8 -> position(reader.message());
            case 9 -> reverse = reader.flag();
            default -> {
                // Later versions of the protocol may add fields.
            }
        }
    }

    private void position(ProtoReader reader) {
        since = true;
        for (var field = reader.next(); field != 0; field = reader.next()) {
            if (field == 1) {
                offset = reader.number();
            } else if (field == 2) {
                epoch = reader.text();
            }
        }
    }

    private void rpc(int field, ProtoReader reader) {
        if (field == 1) {
            data = reader.bytes();
        } else if (field == 2) {
            method = reader.text();
        }
    }

    private void channelAndData(int field, ProtoReader reader) {
        if (field == 1 && kind >= 6 && kind <= 9) {
            channel = reader.text();
        } else if (field == 2 && kind == 7) {
            data = reader.bytes();
        }
    }

    private Command command() {
        var shown = Optional.of(token).filter(text -> !text.isEmpty());
        var position = new Command.Position(epoch, offset);
        return switch (kind) {
            case 0 -> new Command.Pong(id);
            case 4 -> new Command.Connect(id, shown);
            case 5 -> new Command.Subscribe(id, channel, recover ? Optional.of(position) : Optional.empty());
            case 6 -> new Command.Unsubscribe(id, channel);
            case 7 -> new Command.Publish(id, channel, data);
            case 8 -> new Command.Presence(id, channel);
            case 9 -> new Command.PresenceStats(id, channel);
            case 10 -> history(since ? Optional.of(position) : Optional.empty());
            case 11 -> new Command.Ping(id);
            case 12 -> new Command.Send(id);
            case 13 -> new Command.Rpc(id, method, data.length == 0 ? NULL : data);
            case 14 -> new Command.Refresh(id, shown);
            default -> new Command.Unknown(id, "field " + kind);
        };
    }

    private Command history(Optional<Command.Position> from) {
        return new Command.History(id, channel, from, Math.clamp(limit, -1, Integer.MAX_VALUE), reverse);
    }
}
