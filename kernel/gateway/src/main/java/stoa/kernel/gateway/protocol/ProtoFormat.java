package stoa.kernel.gateway.protocol;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import stoa.api.channel.ChannelName;
import stoa.api.channel.Member;
import stoa.api.error.Errors;
import stoa.kernel.contract.messaging.Publication;

/** Protobuf messages with their lengths before them, in binary frames; the numbers are those of the public schema. */
public final class ProtoFormat implements Format {
    private static final byte[] PING = {0};

    @Override
    public String subprotocol() {
        return "centrifuge-protobuf";
    }

    @Override
    public boolean isBinary() {
        return true;
    }

    @Override
    public List<Command> read(byte[] message) {
        var commands = new ArrayList<Command>();
        var reader = new ProtoReader(message);
        while (!reader.atEnd()) {
            commands.add(new ProtoCommand().read(reader.delimited()));
            if (commands.size() > MOST_COMMANDS) {
                throw Errors.badInput("More than " + MOST_COMMANDS + " commands in one message; send fewer at once.");
            }
        }
        if (commands.isEmpty()) {
            throw Errors.badInput("The message is empty; expected commands with their lengths before them.");
        }
        return commands;
    }

    @Override
    public byte[] reply(long id, Reply reply) {
        return ProtoText.delimited(out -> {
            out.number(1, id);
            write(out, reply);
        });
    }

    @Override
    public byte[] push(ChannelName channel, Push push) {
        return ProtoText.delimited(out -> out.inner(4, body -> write(body.text(2, channel.toString()), push)));
    }

    @Override
    public byte[] ping() {
        return PING;
    }

    @Override
    public byte[] join(List<byte[]> parts) {
        var joined = new ByteArrayOutputStream(
                parts.stream().mapToInt(part -> part.length).sum());
        parts.forEach(joined::writeBytes);
        return joined.toByteArray();
    }

    private static ProtoText write(ProtoText out, Reply reply) {
        return switch (reply) {
            case Reply.Failed it ->
                out.inner(2, e -> e.number(1, it.code()).text(2, it.message()).flag(3, it.temporary()));
            case Reply.Connected it -> out.inner(5, connected(it));
            case Reply.Subscribed it -> out.inner(6, subscribed(it));
            case Reply.Unsubscribed() -> out.inner(7, nothing -> {});
            case Reply.Published() -> out.inner(8, nothing -> {});
            case Reply.Present it -> out.inner(9, all -> it.members().forEach(member -> present(all, member)));
            case Reply.Stats it ->
                out.inner(10, body -> body.number(1, it.clients()).number(2, it.users()));
            case Reply.Past it -> out.inner(11, past(it));
            case Reply.Pinged() -> out.inner(12, nothing -> {});
            case Reply.Result it -> out.inner(13, body -> body.bytes(1, it.json()));
            case Reply.Refreshed it -> out.inner(14, body -> body.text(1, it.client()));
        };
    }

    private static ProtoText write(ProtoText out, Push push) {
        return switch (push) {
            case Push.Pub it -> out.inner(4, publication(it.publication()));
            case Push.Join it -> out.inner(5, body -> body.inner(1, member(it.member())));
            case Push.Leave it -> out.inner(6, body -> body.inner(1, member(it.member())));
            case Push.Unsubscribe it ->
                out.inner(7, body -> body.number(2, it.code()).text(3, it.reason()));
        };
    }

    private static Consumer<ProtoText> connected(Reply.Connected it) {
        return out -> out.text(1, it.client())
                .text(2, "1")
                .number(7, it.ping())
                .flag(8, true)
                .text(9, it.client())
                .text(10, it.node())
                .number(11, it.time());
    }

    private static Consumer<ProtoText> subscribed(Reply.Subscribed it) {
        return out -> {
            out.flag(3, it.standing().recoverable()).text(6, it.standing().epoch());
            it.publications().forEach(each -> out.inner(7, publication(each)));
            out.flag(8, it.standing().recovered())
                    .number(9, it.offset())
                    .flag(10, it.standing().recoverable())
                    .flag(12, it.standing().recovering());
        };
    }

    private static Consumer<ProtoText> past(Reply.Past it) {
        return out -> {
            it.publications().forEach(each -> out.inner(1, publication(each)));
            out.text(2, it.epoch()).number(3, it.offset());
        };
    }

    private static Consumer<ProtoText> publication(Publication it) {
        return out -> out.bytes(4, it.json()).number(6, it.offset());
    }

    private static void present(ProtoText out, Member it) {
        out.inner(1, entry -> entry.text(1, it.userId()).inner(2, member(it)));
    }

    private static Consumer<ProtoText> member(Member it) {
        return out -> out.text(1, it.userId()).text(2, it.userId()).bytes(3, JsonFormat.info(it));
    }
}
