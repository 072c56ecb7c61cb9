package stoa.kernel.gateway.call;

import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.api.access.Action;
import stoa.api.access.Caller;
import stoa.api.access.Resource;
import stoa.api.channel.ChannelName;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;
import stoa.api.stream.Receipt;
import stoa.api.stream.Sending;
import stoa.api.stream.StreamId;
import stoa.kernel.contract.messaging.CommandDesk;
import stoa.kernel.contract.messaging.Feeds;
import stoa.kernel.gateway.json.JsonReader;
import stoa.kernel.gateway.json.JsonText;
import stoa.kernel.gateway.policy.Policy;

/** Commands to streams and their states and events, for people; each checks the policy once. */
@Component(service = StreamCalls.class)
public final class StreamCalls {
    private static final int PAGE = 300;

    private final CommandDesk desk;
    private final Feeds feeds;
    private final Policy policy;

    @Activate
    public StreamCalls(@Reference CommandDesk desk, @Reference Feeds feeds, @Reference Policy policy) {
        this.desk = desk;
        this.feeds = feeds;
        this.policy = policy;
    }

    /** A command as it comes in. */
    public record Append(String stream, String type, Optional<String> key, OptionalLong expected, byte[] data) {
        /** Reads {@code {stream, type, key, expect?, data}}. */
        public static Append read(byte[] json) {
            var fields = new Fields();
            JsonReader.object(json, fields);
            return fields.build();
        }

        Append on(String name) {
            if (!stream.isEmpty() && !stream.equals(name)) {
                throw Errors.badInput("The address says stream '" + name + "', the body '" + stream + "'.");
            }
            return new Append(name, type, key, expected, data);
        }
    }

    /** Sends a command that a person must be able to repeat; answers when it is durable. */
    public byte[] append(Caller caller, Append append) {
        var stream = StreamId.parse(append.stream());
        var key = append.key()
                .orElseThrow(
                        () -> Errors.badInput(
                                "The command has no 'key'; add one of your own making, so that it can be repeated without harm."));
        policy.require(caller, action(stream.kind(), append.type()), resource(stream));
        var sending = Sending.by(caller).withKey(key);
        var receipt = desk.send(stream, append.type(), append.data(), expecting(sending, append.expected()));
        return written(receipt);
    }

    /** The same with the stream from elsewhere. */
    public byte[] append(Caller caller, String stream, byte[] json) {
        return append(caller, Append.read(json).on(stream));
    }

    /** The state at a position from which a subscription can go on. */
    public byte[] state(Caller caller, StreamId stream) {
        policy.require(caller, action(stream.kind(), "watch"), resource(stream));
        var state = desk.state(stream);
        return JsonText.object(text -> text.member("seq", state.sequence())
                .member("epoch", state.epoch())
                .raw("state", state.json()));
    }

    /** A page of events after a sequence. */
    public byte[] events(Caller caller, StreamId stream, long after, int limit) {
        policy.require(caller, action(stream.kind(), "watch"), resource(stream));
        var channel = ChannelName.of(stream.kind(), stream.key());
        var page = feeds.replay(channel, after, Math.clamp(limit, 1, PAGE));
        return JsonText.object(text -> text.member("epoch", page.epoch())
                .member("head", page.head())
                .array(
                        "events",
                        page.publications(),
                        (list, event) -> list.item(
                                body -> body.member("seq", event.offset()).raw("event", event.json()))));
    }

    private static Sending expecting(Sending sending, OptionalLong sequence) {
        return sequence.isPresent() ? sending.expecting(sequence.getAsLong()) : sending;
    }

    private static byte[] written(Receipt receipt) {
        return JsonText.object(text -> text.member("seq", receipt.sequence())
                .member("at", receipt.at().toString())
                .member("dup", receipt.duplicate()));
    }

    private static Action action(String kind, String verb) {
        try {
            return new Action(kind + "." + verb);
        } catch (IllegalArgumentException e) {
            throw new PlatformException(Errors.BAD_INPUT, "Command type '" + verb + "' must look like takeTurn.", e);
        }
    }

    private static Resource resource(StreamId stream) {
        return new Resource(stream.kind(), stream.key());
    }

    private static final class Fields implements JsonReader.Member {
        private String stream = "";
        private String type = "";
        private @Nullable String key;
        private OptionalLong expected = OptionalLong.empty();
        private byte[] data = {'{', '}'};

        @Override
        public void read(JsonReader reader, String name) {
            switch (name) {
                case "stream" -> stream = String.valueOf(reader.text());
                case "type" -> type = String.valueOf(reader.text());
                case "key" -> key = reader.text();
                case "expect" -> expected = reader.optionalNumber();
                case "data" -> data = reader.raw();
                default -> {
                    // Clients may send more than is needed.
                }
            }
        }

        private Append build() {
            return new Append(stream, type, Optional.ofNullable(key), expected, data);
        }
    }
}
