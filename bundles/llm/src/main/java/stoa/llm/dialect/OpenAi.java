package stoa.llm.dialect;

import java.util.List;
import java.util.Map;
import java.util.Set;
import stoa.llm.shape.Json;
import stoa.llm.wire.HttpCall;
import stoa.llm.wire.HttpReply;
import tools.jackson.databind.node.ObjectNode;

/** Chat completions, as OpenAI, vLLM, llama.cpp and many others speak them. */
record OpenAi() implements Dialect {
    private static final List<String> DROPPABLE =
            List.of("temperature", "seed", "max_completion_tokens", "response_format.json_schema", "response_format");

    @Override
    public HttpCall call(Ask ask, Set<String> dropped) {
        var body = Json.object().put("model", ask.provider().model());
        var messages = body.putArray("messages");
        messages.addObject().put("role", "system").put("content", ask.envelope().system());
        messages.addObject().put("role", "user").put("content", ask.envelope().user());
        body.put("temperature", 0).put("seed", Ask.SEED).put("n", 1).put("stream", false);
        // Older servers know only the other name.
        body.put(dropped.contains("max_completion_tokens") ? "max_tokens" : "max_completion_tokens", ask.tokens());
        format(body, ask, dropped);
        dropped.forEach(body::remove);
        var key = ask.provider().key();
        return new HttpCall(
                ask.at("/v1/chat/completions"),
                key.isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + key),
                Json.text(body));
    }

    private static void format(ObjectNode body, Ask ask, Set<String> dropped) {
        var format = body.putObject("response_format");
        if (dropped.contains("response_format.json_schema")) {
            format.put("type", "json_object");
        } else {
            var schema = format.put("type", "json_schema").putObject("json_schema");
            schema.put("name", "answer").put("strict", true).set("schema", ask.schema());
        }
    }

    @Override
    public Heard hear(HttpReply reply) {
        return reply.isGood() ? Reading.good(reply, OpenAi::read) : Reading.bad(reply, DROPPABLE);
    }

    private static Heard read(ObjectNode body) {
        var usage = Reading.usage(body.path("usage"), "prompt_tokens", "completion_tokens");
        var choice = body.path("choices").path(0);
        if (choice.path("message").path("refusal").isString()) {
            return new Heard.Declined("The model declined to answer.", usage);
        }
        return switch (choice.path("finish_reason").asString("")) {
            case "length" -> new Heard.Cut(usage);
            case "content_filter" -> new Heard.Declined("The provider blocked the answer.", usage);
            default ->
                Reading.text(choice.path("message").path("content"))
                        .<Heard>map(text -> new Heard.Said(text, Reading.model(body.path("model")), usage))
                        .orElseGet(() -> new Heard.Declined("The provider gave no answer.", usage));
        };
    }
}
