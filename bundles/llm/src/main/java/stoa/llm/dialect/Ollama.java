package stoa.llm.dialect;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import stoa.llm.setup.Provider;
import stoa.llm.shape.Json;
import stoa.llm.wire.HttpCall;
import stoa.llm.wire.HttpReply;
import tools.jackson.databind.node.ObjectNode;

/** Ollama's own chat call; says how much context it needs, since too long a prompt would be cut without a word. */
record Ollama() implements Dialect {
    private static final String PATH = "/api/chat";
    private static final String KEPT = "10m";
    private static final List<String> DROPPABLE = List.of("think", "seed", "temperature", "keep_alive");

    @Override
    public HttpCall call(Ask ask, Set<String> dropped) {
        var body = Json.object().put("model", ask.provider().model());
        var messages = body.putArray("messages");
        messages.addObject().put("role", "system").put("content", ask.envelope().system());
        messages.addObject().put("role", "user").put("content", ask.envelope().user());
        body.set("format", ask.schema());
        body.put("stream", false).put("keep_alive", KEPT);
        var options = body.putObject("options");
        options.put("temperature", 0).put("seed", Ask.SEED);
        options.put("num_ctx", ask.provider().limits().context()).put("num_predict", ask.tokens());
        dropped.forEach(body::remove);
        dropped.forEach(options::remove);
        return new HttpCall(ask.at(PATH), headers(ask.provider()), Json.text(body));
    }

    /** Without messages the model is loaded and kept; with another context than that of the questions it would be loaded again. */
    @Override
    public Optional<HttpCall> warmUp(Provider provider) {
        var body = Json.object()
                .put("model", provider.model())
                .put("stream", false)
                .put("keep_alive", KEPT);
        body.putArray("messages");
        body.putObject("options").put("num_ctx", provider.limits().context());
        return Optional.of(new HttpCall(URI.create(provider.address() + PATH), headers(provider), Json.text(body)));
    }

    private static Map<String, String> headers(Provider provider) {
        return provider.key().isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + provider.key());
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
