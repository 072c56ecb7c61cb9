package stoa.testkit.llm;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A request in one of the four wire forms, and answers in the same form. */
record Spoken(Form form, JsonNode body) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String SCHEMA = "nothing else: ";
    private static final List<String> NEWER =
            List.of("max_completion_tokens", "output_config", "json_schema", "thinkingConfig", "keep_alive");

    /** The wire forms. */
    enum Form {
        GEMINI,
        OPENAI,
        OLLAMA,
        ANTHROPIC
    }

    static Spoken of(Received received) {
        var path = received.path();
        var form = path.contains(":generateContent")
                ? Form.GEMINI
                : path.endsWith("/api/chat") ? Form.OLLAMA : path.endsWith("/messages") ? Form.ANTHROPIC : Form.OPENAI;
        return new Spoken(form, MAPPER.readTree(received.body()));
    }

    String system() {
        return switch (form) {
            case GEMINI -> body.at("/systemInstruction/parts/0/text").asString("");
            case OPENAI, OLLAMA -> body.at("/messages/0/content").asString("");
            case ANTHROPIC -> body.path("system").asString("");
        };
    }

    /** The material: an object of texts. */
    JsonNode user() {
        var text = switch (form) {
            case GEMINI -> body.at("/contents/0/parts/0/text");
            case OPENAI, OLLAMA -> body.at("/messages/1/content");
            case ANTHROPIC -> body.at("/messages/0/content");
        };
        return MAPPER.readTree(text.asString("{}"));
    }

    /** Where the server is not told, the instructions hold it. */
    JsonNode schema() {
        var told = told();
        var system = system();
        return told.isObject()
                ? told
                : MAPPER.readTree(system.substring(Math.max(0, system.lastIndexOf(SCHEMA) + SCHEMA.length())));
    }

    private JsonNode told() {
        return switch (form) {
            case GEMINI -> body.at("/generationConfig/responseSchema");
            case OPENAI -> body.at("/response_format/json_schema/schema");
            case OLLAMA -> body.path("format");
            case ANTHROPIC ->
                body.has("tools") ? body.at("/tools/0/input_schema") : body.at("/output_config/format/schema");
        };
    }

    /** Whether the server is asked to load its model and nothing else. */
    boolean isWarmUp() {
        return form == Form.OLLAMA && body.path("messages").isEmpty();
    }

    String loaded() {
        return MAPPER.createObjectNode()
                .put("model", "fake-ollama-1")
                .put("done", true)
                .put("done_reason", "load")
                .toString();
    }

    /** A parameter that servers of some years ago do not know; empty when there is none in the request. */
    Optional<String> newer() {
        return NEWER.stream()
                .filter(name -> body.toString().contains("\"" + name + "\""))
                .findFirst();
    }

    boolean hasTemperature() {
        return body.toString().contains("\"temperature\"");
    }

    /** A whole answer of the provider around the model's text. */
    String answer(String text, String ending, long read) {
        var answer = MAPPER.createObjectNode();
        switch (form) {
            case GEMINI -> gemini(answer, text, ending, read);
            case OPENAI -> openAi(answer, text, ending, read);
            case OLLAMA -> {
                answer.put("model", "fake-ollama-1").put("done", true);
                answer.put("done_reason", ending.equals("cut") ? "length" : "stop");
                answer.put("prompt_eval_count", read).put("eval_count", 120);
                message(answer.putObject("message"), text, ending);
            }
            case ANTHROPIC -> {
                var reason = ending.isEmpty() ? "end_turn" : "refusal";
                answer.put("model", "fake-anthropic-1").put("type", "message");
                answer.put("stop_reason", ending.equals("cut") ? "max_tokens" : reason);
                content(answer, text);
                answer.putObject("usage").put("input_tokens", read).put("output_tokens", 120);
            }
        }
        return answer.toString();
    }

    private static void gemini(ObjectNode answer, String text, String ending, long read) {
        var candidate = answer.putArray("candidates").addObject();
        var content = candidate.putObject("content").put("role", "model");
        content.putArray("parts").addObject().put("text", text);
        var reason = ending.equals("refusal") ? "SAFETY" : "STOP";
        candidate.put("finishReason", ending.equals("cut") ? "MAX_TOKENS" : reason);
        answer.putObject("usageMetadata").put("promptTokenCount", read).put("candidatesTokenCount", 120);
        answer.put("modelVersion", "fake-gemini-1");
    }

    private static void openAi(ObjectNode answer, String text, String ending, long read) {
        var choice = answer.put("model", "fake-openai-1").putArray("choices").addObject();
        var reason = ending.equals("blocked") ? "content_filter" : "stop";
        choice.put("finish_reason", ending.equals("cut") ? "length" : reason);
        message(choice.putObject("message"), text, ending);
        answer.putObject("usage").put("prompt_tokens", read).put("completion_tokens", 120);
    }

    private void content(ObjectNode answer, String text) {
        var block = answer.putArray("content").addObject();
        if (body.has("tools")) {
            block.put("type", "tool_use").set("input", MAPPER.readTree(text));
        } else {
            block.put("type", "text").put("text", text);
        }
    }

    private static void message(ObjectNode message, String text, String ending) {
        message.put("role", "assistant");
        if (ending.equals("refusal") || ending.equals("blocked")) {
            message.putNull("content");
        } else {
            message.put("content", text);
        }
        if (ending.equals("refusal")) {
            message.put("refusal", "I cannot help with that.");
        }
    }

    /** A question that was blocked before any model saw it. */
    String blocked() {
        return form == Form.GEMINI
                ? "{\"promptFeedback\":{\"blockReason\":\"SAFETY\"},\"usageMetadata\":{\"promptTokenCount\":9}}"
                : answer("", "blocked", 9);
    }

    String error(int status, String message, String code, String hint) {
        var answer = MAPPER.createObjectNode();
        if (form == Form.OLLAMA) {
            return answer.put("error", message).toString();
        }
        var error = answer.putObject("error").put("message", message).put("type", code);
        if (form == Form.GEMINI) {
            error.put("code", status).put("status", code.toUpperCase(Locale.ROOT));
            var details = error.putArray("details");
            if (code.equals("insufficient_quota")) {
                details.addObject().putArray("violations").addObject().put("quotaId", "GenerateRequestsPerDay");
            } else if (!hint.isEmpty()) {
                details.addObject().put("retryDelay", hint);
            }
        } else {
            error.put("code", code);
        }
        return answer.toString();
    }
}
