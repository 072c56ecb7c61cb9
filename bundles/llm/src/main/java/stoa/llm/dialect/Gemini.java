package stoa.llm.dialect;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import stoa.llm.shape.Json;
import stoa.llm.wire.HttpCall;
import stoa.llm.wire.HttpReply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Gemini's generateContent. The key goes into a header: in the address it would land in logs. */
record Gemini() implements Dialect {
    private static final List<String> DROPPABLE = List.of("thinkingConfig", "seed", "temperature", "candidateCount");
    private static final List<String> HARMS =
            List.of("HARASSMENT", "HATE_SPEECH", "SEXUALLY_EXPLICIT", "DANGEROUS_CONTENT");
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    @Override
    public HttpCall call(Ask ask, Set<String> dropped) {
        var body = Json.object();
        body.putObject("systemInstruction")
                .putArray("parts")
                .addObject()
                .put("text", ask.envelope().system());
        var content = body.putArray("contents").addObject().put("role", "user");
        content.putArray("parts").addObject().put("text", ask.envelope().user());
        var configuration = body.putObject("generationConfig");
        configuration.put("temperature", 0).put("seed", Ask.SEED).put("candidateCount", 1);
        configuration.put("maxOutputTokens", ask.tokens()).put("responseMimeType", "application/json");
        configuration.set("responseSchema", converted(ask.schema()));
        configuration.putObject("thinkingConfig").put("thinkingBudget", 0);
        dropped.forEach(configuration::remove);
        // Debates are about war and worse: what is said there is the debaters' matter.
        var safety = body.putArray("safetySettings");
        HARMS.forEach(harm ->
                safety.addObject().put("category", "HARM_CATEGORY_" + harm).put("threshold", "BLOCK_NONE"));
        var model = URLEncoder.encode(ask.provider().model(), StandardCharsets.UTF_8);
        return new HttpCall(
                ask.at("/v1beta/models/" + model + ":generateContent"),
                Map.of("x-goog-api-key", ask.provider().key()),
                Json.text(body));
    }

    /** Types in capitals, the order of properties apart, no additionalProperties. */
    private static ObjectNode converted(JsonNode schema) {
        var copy = Json.object();
        copy.put("type", schema.path("type").asString("").toUpperCase(Locale.ROOT));
        if (schema.has("enum")) {
            copy.set("enum", schema.get("enum"));
        }
        if (schema.has("items")) {
            copy.set("items", converted(schema.get("items")));
        }
        if (schema.has("properties")) {
            var properties = copy.putObject("properties");
            schema.get("properties").properties().forEach(it -> properties.set(it.getKey(), converted(it.getValue())));
            copy.set("required", schema.get("required"));
            copy.set("propertyOrdering", schema.get("required"));
        }
        return copy;
    }

    @Override
    public Heard hear(HttpReply reply) {
        if (reply.isGood()) {
            return Reading.good(reply, Gemini::read);
        }
        var heard = Reading.bad(reply, DROPPABLE);
        return heard instanceof Heard.Busy busy && reply.status() == 429 ? quota(busy, reply) : heard;
    }

    /** There is no header to wait by, and a day's quota looks like a busy moment. */
    private static Heard quota(Heard.Busy busy, HttpReply reply) {
        var details = Json.parse(reply.body())
                .map(it -> it.path("error").path("details"))
                .orElseGet(Json::object);
        var hint = busy.hint();
        for (var detail : details) {
            var delay = detail.path("retryDelay").asString("");
            if (delay.matches("\\d{1,6}(\\.\\d{1,9})?s")) {
                hint = Optional.of(Duration.ofMillis((long) (1000 * Double.parseDouble(delay.replace("s", "")))));
            }
            for (var violation : detail.path("violations")) {
                if (violation.path("quotaId").asString("").contains("PerDay")) {
                    return new Heard.Spent("The provider's quota of the day is spent.");
                }
            }
        }
        return hint.filter(wait -> wait.compareTo(A_MINUTE) > 0).isPresent()
                ? new Heard.Spent("The provider's quota is spent for a while.")
                : new Heard.Busy(busy.why(), hint);
    }

    private static Heard read(ObjectNode body) {
        var usage = Reading.usage(body.path("usageMetadata"), "promptTokenCount", "candidatesTokenCount");
        var candidate = body.path("candidates").path(0);
        if (candidate.isMissingNode()) {
            return new Heard.Declined("The provider blocked the question.", usage);
        }
        return switch (candidate.path("finishReason").asString("")) {
            case "MAX_TOKENS" -> new Heard.Cut(usage);
            case "STOP", "" ->
                parts(candidate.path("content").path("parts"))
                        .<Heard>map(text -> new Heard.Said(text, Reading.model(body.path("modelVersion")), usage))
                        .orElseGet(() -> new Heard.Declined("The provider gave no answer.", usage));
            default -> new Heard.Declined("The provider blocked the answer.", usage);
        };
    }

    private static Optional<String> parts(JsonNode parts) {
        var text = new StringBuilder();
        for (var part : parts) {
            if (!part.path("thought").asBoolean(false)) {
                text.append(part.path("text").asString(""));
            }
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text.toString());
    }
}
