package stoa.kernel.gateway.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import stoa.api.channel.ChannelName;
import stoa.api.channel.Member;
import stoa.api.error.Errors;
import stoa.kernel.contract.messaging.Publication;
import stoa.kernel.gateway.json.JsonReader;
import stoa.kernel.gateway.json.JsonText;

/** JSON values, one a line, in text frames: what clients speak unless they ask for something else. */
public final class JsonFormat implements Format {
    private static final byte[] PING = {'{', '}'};

    @Override
    public String subprotocol() {
        return "";
    }

    @Override
    public boolean isBinary() {
        return false;
    }

    @Override
    public List<Command> read(byte[] message) {
        var commands = new ArrayList<Command>();
        try (var reader = JsonReader.of(message)) {
            while (reader.next()) {
                commands.add(new JsonCommand(reader).read());
                if (commands.size() > MOST_COMMANDS) {
                    throw Errors.badInput(
                            "More than " + MOST_COMMANDS + " commands in one message; send fewer at once.");
                }
            }
        }
        if (commands.isEmpty()) {
            throw Errors.badInput("The message is empty; expected commands as JSON objects.");
        }
        return commands;
    }

    @Override
    public byte[] reply(long id, Reply reply) {
        return JsonText.object(text -> write(text.member("id", id), reply));
    }

    @Override
    public byte[] push(ChannelName channel, Push push) {
        return JsonText.object(text ->
                text.object("push", body -> write(body.member("channel", channel.toString()), push)));
    }

    @Override
    public byte[] ping() {
        return PING;
    }

    @Override
    public byte[] join(List<byte[]> parts) {
        var joined = new byte[parts.stream().mapToInt(part -> part.length + 1).sum() - 1];
        var at = 0;
        for (var part : parts) {
            System.arraycopy(part, 0, joined, at, part.length);
            at += part.length;
            if (at < joined.length) {
                joined[at++] = '\n';
            }
        }
        return joined;
    }

    private static JsonText write(JsonText text, Reply reply) {
        return switch (reply) {
            case Reply.Connected it -> text.object("connect", connected(it));
            case Reply.Subscribed it -> text.object("subscribe", subscribed(it));
            case Reply.Unsubscribed() -> text.object("unsubscribe", nothing -> {});
            case Reply.Published() -> text.object("publish", nothing -> {});
            case Reply.Present it -> text.object("presence", body -> body.object("presence", all -> present(all, it)));
            case Reply.Stats it ->
                text.object(
                        "presence_stats",
                        body -> body.member("num_clients", it.clients()).member("num_users", it.users()));
            case Reply.Past it -> text.object("history", body -> past(body, it));
            case Reply.Result it -> text.object("rpc", body -> body.raw("data", it.json()));
            case Reply.Refreshed it -> text.object("refresh", body -> body.member("client", it.client()));
            case Reply.Pinged() -> text.object("ping", nothing -> {});
            case Reply.Failed it -> text.object("error", failed(it));
        };
    }

    private static JsonText write(JsonText text, Push push) {
        return switch (push) {
            case Push.Pub it -> text.object("pub", body -> publication(body, it.publication()));
            case Push.Join it -> text.object("join", body -> body.object("info", info -> member(info, it.member())));
            case Push.Leave it -> text.object("leave", body -> body.object("info", info -> member(info, it.member())));
            case Push.Unsubscribe it ->
                text.object(
                        "unsubscribe", body -> body.member("code", it.code()).member("reason", it.reason()));
        };
    }

    private static Consumer<JsonText> connected(Reply.Connected it) {
        return text -> text.member("client", it.client())
                .member("version", "1")
                .member("ping", it.ping())
                .member("pong", true)
                .member("session", it.client())
                .member("node", it.node())
                .member("time", it.time());
    }

    private static Consumer<JsonText> subscribed(Reply.Subscribed it) {
        return text -> text.member("recoverable", it.standing().recoverable())
                .member("positioned", it.standing().recoverable())
                .member("epoch", it.standing().epoch())
                .member("offset", it.offset())
                .member("was_recovering", it.standing().recovering())
                .member("recovered", it.standing().recovered())
                .array("publications", it.publications(), (list, pub) -> list.item(body -> publication(body, pub)));
    }

    private static Consumer<JsonText> failed(Reply.Failed it) {
        return text ->
                text.member("code", it.code()).member("message", it.message()).member("temporary", it.temporary());
    }

    private static void present(JsonText text, Reply.Present reply) {
        reply.members().forEach(member -> text.object(member.userId(), info -> member(info, member)));
    }

    private static void past(JsonText text, Reply.Past it) {
        text.array("publications", it.publications(), (list, pub) -> list.item(body -> publication(body, pub)))
                .member("epoch", it.epoch())
                .member("offset", it.offset());
    }

    private static void publication(JsonText text, Publication it) {
        text.raw("data", it.json());
        if (it.offset() > 0) {
            text.member("offset", it.offset());
        }
    }

    private static void member(JsonText text, Member it) {
        text.member("user", it.userId())
                .member("client", it.userId())
                .object("conn_info", info -> info.member("name", it.name()));
    }

    /** What a member's name looks like to the formats that carry it as bytes. */
    static byte[] info(Member member) {
        return JsonText.object(text -> text.member("name", member.name()));
    }
}
