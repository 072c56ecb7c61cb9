package stoa.llm.dialect;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import stoa.llm.shape.Json;
import stoa.llm.wire.HttpReply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the dialects have in common when they read. */
final class Reading {
    private static final List<Integer> RETRYABLE = List.of(429, 500, 502, 503, 504, 529);

    private Reading() {}

    /** The body of a good reply, or what it means that there is none. */
    static Heard good(HttpReply reply, Function<ObjectNode, Heard> reader) {
        if (!reply.isJson()) {
            return new Heard.Failed("The provider answered with something that is not JSON; check the address.");
        }
        return Json.parse(reply.body())
                .map(reader)
                .orElseGet(() -> new Heard.Busy("The provider's answer is broken.", Optional.empty()));
    }

    /** What a bad status means, from the status and words of a closed list. */
    static Heard bad(HttpReply reply, List<String> parameters) {
        var error = Json.parse(reply.body()).map(it -> it.path("error")).orElseGet(Json::object);
        var status = "The provider answered with status " + reply.status() + ".";
        if (reply.status() == 400 || reply.status() == 422) {
            return parameter(error, parameters)
                    .<Heard>map(Heard.Unknown::new)
                    .orElseGet(() -> new Heard.Failed(status + " It does not take the request; check the model."));
        }
        if (error.path("code").asString("").equals("insufficient_quota")) {
            return new Heard.Spent("The provider's quota is spent.");
        }
        return RETRYABLE.contains(reply.status())
                ? new Heard.Busy(status, hint(reply))
                : new Heard.Failed(status + " Check the key, the model and the address.");
    }

    /** The parameter that is named as such, or the first of ours that the message speaks of. */
    private static Optional<String> parameter(JsonNode error, List<String> known) {
        var message =
                error.isString() ? error.stringValue() : error.path("message").asString("");
        var named = error.path("param").asString("");
        return known.stream()
                .filter(name -> named.equals(name) || message.contains(name) || message.contains(last(name)))
                .findFirst();
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    static Optional<Duration> hint(HttpReply reply) {
        return number(reply.header("retry-after-ms"))
                .map(Duration::ofMillis)
                .or(() -> number(reply.header("retry-after")).map(Duration::ofSeconds));
    }

    static Heard.Usage usage(JsonNode counts, String input, String output) {
        return new Heard.Usage(count(counts.path(input)), count(counts.path(output)));
    }

    static Optional<String> text(JsonNode value) {
        return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
    }

    /** The model's name as the provider gives it; nothing that could be anything else. */
    static Optional<String> model(JsonNode value) {
        return text(value).filter(name -> name.matches("[A-Za-z0-9._:/@-]{1,100}"));
    }

    private static Optional<Long> count(JsonNode value) {
        return value.canConvertToLong() && value.isIntegralNumber() && value.longValue() >= 0
                ? Optional.of(value.longValue())
                : Optional.empty();
    }

    private static Optional<Long> number(Optional<String> header) {
        return header.map(String::strip)
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Long::parseLong);
    }
}
