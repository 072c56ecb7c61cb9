package stoa.llm.dialect;

import java.util.List;
import java.util.Map;
import java.util.Set;
import stoa.llm.shape.Json;
import stoa.llm.wire.HttpCall;
import stoa.llm.wire.HttpReply;
import tools.jackson.databind.node.ObjectNode;

/** Ollama's own chat call; says how much context it needs, since too long a prompt would be cut without a word. */
record Ollama() implements Dialect {
    private static final List<String> DROPPABLE = List.of("think", "seed", "temperature", "keep_alive");

    @Override
    public HttpCall call(Ask ask, Set<String> dropped) {
        var body = Json.object().put("model", ask.provider().model());
        var messages = body.putArray("messages");
        messages.addObject().put("role", "system").put("content", ask.envelope().system());
        messages.addObject().put("role", "user").put("content", ask.envelope().user());
        body.set("format", ask.schema());
        body.put("stream", false).put("keep_alive", "10m");
        var options = body.putObject("options");
        options.put("temperature", 0).put("seed", Ask.SEED);
        options.put("num_ctx", ask.provider().limits().context()).put("num_predict", ask.tokens());
        dropped.forEach(body::remove);
        dropped.forEach(options::remove);
        var key = ask.provider().key();
        return new HttpCall(
                ask.at("/api/chat"),
                key.isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + key),
                Json.text(body));
    }

    @Override
    public Heard hear(HttpReply reply) {
        return reply.isGood() ? Reading.good(reply, Ollama::read) : Reading.bad(reply, DROPPABLE);
    }

    private static Heard read(ObjectNode body) {
        var usage = Reading.usage(body, "prompt_eval_count", "eval_count");
        if (body.path("done_reason").asString("").equals("length")) {
            return new Heard.Cut(usage);
        }
        return Reading.text(body.path("message").path("content"))
                .<Heard>map(text -> new Heard.Said(text, Reading.model(body.path("model")), usage))
                .orElseGet(() -> new Heard.Declined("The model gave no answer.", usage));
    }
}
