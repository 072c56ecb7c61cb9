package stoa.kernel.gateway.document;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import stoa.api.channel.ChannelKind;
import stoa.kernel.contract.json.RecordCodec;
import stoa.kernel.contract.messaging.CommandDesk.CommandForm;
import stoa.kernel.gateway.call.Served;
import stoa.kernel.gateway.json.JsonText;

/** Writes AsyncAPI 3.0: the kinds of channels, the commands of streams and the operations as rpc methods. */
final class AsyncApi {
    private final RecordCodec codec;

    AsyncApi(RecordCodec codec) {
        this.codec = codec;
    }

    byte[] write(Map<String, List<CommandForm>> commands, List<ChannelKind> kinds, List<Served<?, ?>> operations) {
        var streams = new TreeMap<>(commands);
        var ephemeral =
                kinds.stream().map(ChannelKind::kind).distinct().sorted().toList();
        return JsonText.object(text -> text.member("asyncapi", "3.0.0")
                .object(
                        "info",
                        info -> info.member("title", "Stoa, live")
                                .member("version", "1")
                                .member("description", "A profile of the Centrifuge client protocol v2"))
                .object(
                        "servers",
                        servers -> servers.object(
                                "here",
                                here -> here.member("host", "localhost")
                                        .member("pathname", "/connection/websocket")
                                        .member("protocol", "ws")))
                .object("channels", channels -> {
                    streams.keySet().forEach(kind -> channel(channels, kind, "Publication"));
                    ephemeral.forEach(kind -> channel(channels, kind, "Ephemeral"));
                })
                .object("operations", all -> operations(all, streams, operations))
                .object("components", components -> components.object("messages", AsyncApi::messages)));
    }

    private static void channel(JsonText text, String kind, String message) {
        text.object(
                kind,
                channel -> channel.member("address", kind + ":{key}")
                        .object(
                                "parameters",
                                parameters -> parameters.object("key", key -> key.member("description", "Which one")))
                        .object(
                                "messages",
                                messages -> messages.object(
                                        "publication", it -> it.member("$ref", "#/components/messages/" + message))));
    }

    private void operations(JsonText text, Map<String, List<CommandForm>> streams, List<Served<?, ?>> operations) {
        streams.forEach((kind, forms) -> forms.forEach(form -> text.object(
                kind + "." + form.name(),
                operation -> operation
                        .member("action", "send")
                        .object("channel", channel -> channel.member("$ref", "#/channels/" + kind))
                        .member("x-rpc", "append")
                        .raw("x-data", codec.schema(form.record())))));
        operations.stream()
                .filter(served -> !served.spec().isHttpOnly())
                .forEach(served -> text.object(
                        served.spec().name(),
                        operation -> operation
                                .member("action", "send")
                                .member("summary", served.spec().summary())
                                .member("x-rpc", served.spec().name())
                                .raw(
                                        "x-data",
                                        served.codec().schema(served.spec().input()))
                                .raw(
                                        "x-result",
                                        served.codec().schema(served.spec().output()))));
    }

    private static void messages(JsonText text) {
        text.object("Publication", message -> message.object("payload", payload -> push(payload, true)));
        text.object("Ephemeral", message -> message.object("payload", payload -> push(payload, false)));
    }

    private static void push(JsonText text, boolean logged) {
        var required = logged ? List.of("data", "offset") : List.of("data");
        text.member("type", "object")
                .texts("required", List.of("push"))
                .object(
                        "properties",
                        outer -> outer.object(
                                "push",
                                push -> push.member("type", "object")
                                        .texts("required", List.of("channel", "pub"))
                                        .object(
                                                "properties",
                                                inner -> inner.object("channel", it -> it.member("type", "string"))
                                                        .object(
                                                                "pub",
                                                                pub -> pub.member("type", "object")
                                                                        .texts("required", required)
                                                                        .object(
                                                                                "properties",
                                                                                AsyncApi::publication)))));
    }

    private static void publication(JsonText text) {
        text.object("data", any -> {});
        text.object("offset", it -> it.member("type", "integer").member("minimum", 1));
    }
}
