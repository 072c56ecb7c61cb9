package stoa.llm.dialect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import stoa.llm.shape.Json;
import stoa.llm.wire.HttpCall;
import stoa.llm.wire.HttpReply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The messages call of Anthropic; models without constrained output are made to use one tool. */
record Anthropic() implements Dialect {
    private static final List<String> DROPPABLE = List.of("temperature", "output_config");

    @Override
    public HttpCall call(Ask ask, Set<String> dropped) {
        var body = Json.object().put("model", ask.provider().model());
        body.put("max_tokens", ask.tokens()).put("temperature", 0);
        body.put("system", ask.envelope().system());
        body.putArray("messages")
                .addObject()
                .put("role", "user")
                .put("content", ask.envelope().user());
        if (dropped.contains("output_config")) {
            tool(body, ask);
        } else {
            var format = body.putObject("output_config").putObject("format");
            format.put("type", "json_schema").set("schema", ask.schema());
        }
        dropped.forEach(body::remove);
        return new HttpCall(
                ask.at("/v1/messages"),
                Map.of("x-api-key", ask.provider().key(), "anthropic-version", "2023-06-01"),
                Json.text(body));
    }

    private static void tool(ObjectNode body, Ask ask) {
        var tool = body.putArray("tools").addObject();
        tool.put("name", "answer").put("description", "Gives the answer.").set("input_schema", ask.schema());
        body.putObject("tool_choice").put("type", "tool").put("name", "answer");
    }

    @Override
    public Heard hear(HttpReply reply) {
        return reply.isGood() ? Reading.good(reply, Anthropic::read) : Reading.bad(reply, DROPPABLE);
    }

    private static Heard read(ObjectNode body) {
        var usage = Reading.usage(body.path("usage"), "input_tokens", "output_tokens");
        return switch (body.path("stop_reason").asString("")) {
            case "max_tokens" -> new Heard.Cut(usage);
            case "refusal" -> new Heard.Declined("The model declined to answer.", usage);
            default ->
                content(body.path("content"))
                        .<Heard>map(text -> new Heard.Said(text, Reading.model(body.path("model")), usage))
                        .orElseGet(() -> new Heard.Declined("The provider gave no answer.", usage));
        };
    }

    private static Optional<String> content(JsonNode blocks) {
        for (var block : blocks) {
            if (block.path("type").asString("").equals("tool_use")) {
                return Optional.of(Json.text(block.path("input")));
            }
        }
        var text = new StringBuilder();
        for (var block : blocks) {
            text.append(block.path("text").asString(""));
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text.toString());
    }
}
