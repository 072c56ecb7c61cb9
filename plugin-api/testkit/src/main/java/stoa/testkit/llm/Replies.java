package stoa.testkit.llm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import stoa.testkit.llm.FakeProvider.Reply;

/** The replies of all acts that end with a whole reply. */
final class Replies {
    private static final String JSON = "Content-Type: application/json; charset=utf-8";
    private static final Pattern SECRET = Pattern.compile("never to be written: (\\w+)");

    private Replies() {}

    static Reply to(Received request, Script.Line line, Random random) {
        var spoken = Spoken.of(request);
        return switch (line.act()) {
            case BUSY -> error(spoken, 429, "Too many requests", "rate_limit_exceeded");
            case BUSY_HINT -> hinted(spoken, line.hint().toMillis());
            case QUOTA -> error(spoken, 429, "You exceeded your current quota", "insufficient_quota");
            case OVERLOADED -> error(spoken, 529, "Overloaded", "overloaded_error");
            case UNAVAILABLE -> error(spoken, 503, "Unavailable", "unavailable");
            case INTERNAL -> error(spoken, 500, "Internal", "internal");
            case UNAUTHORIZED -> error(spoken, 401, "Wrong key " + request.headers(), "authentication_error");
            case NOT_FOUND -> error(spoken, 404, "model not found, try pulling it first", "not_found_error");
            case BAD_REQUEST -> error(spoken, 400, "This does not work", "invalid_request_error");
            case TELLTALE -> error(spoken, 400, request.headers() + request.body(), "invalid_request_error");
            case NO_TEMPERATURE ->
                spoken.hasTemperature()
                        ? error(spoken, 400, "Unsupported parameter: temperature", "unsupported_value")
                        : good(spoken, line.act(), random);
            case OLD ->
                spoken.newer()
                        .map(name -> error(spoken, 400, "Unknown field: " + name, "invalid_request_error"))
                        .orElseGet(() -> good(spoken, line.act(), random));
            case BLOCKED -> reply(spoken.blocked());
            case REFUSAL -> reply(spoken.answer("", "refusal", read(request)));
            case CUT -> reply(spoken.answer("{\"rationale\":\"It is", "cut", read(request)));
            case FORGETFUL -> reply(spoken.answer(invented(spoken, Act.GOOD, random), "", 3));
            case WRONG_TYPE ->
                new Reply(200, List.of("Content-Type: text/html"), "<html>Sign in to the network</html>");
            case BROKEN_ENVELOPE -> reply("{\"choices\":[{\"message\":");
            case LEAK -> reply(spoken.answer(leak(spoken), "", read(request)));
            case LAST_ONE -> {
                var headers = new ArrayList<>(List.of(JSON, "x-ratelimit-remaining-requests: 0"));
                headers.add("x-ratelimit-reset-requests: 2s");
                yield new Reply(200, headers, good(spoken, Act.GOOD, random).body());
            }
            default -> good(spoken, line.act(), random);
        };
    }

    /** The model is loaded at once, whatever the script says: it is no question. */
    static Optional<Reply> toWarmUp(Received request) {
        var spoken = Spoken.of(request);
        return spoken.isWarmUp() ? Optional.of(reply(spoken.loaded())) : Optional.empty();
    }

    private static Reply good(Spoken spoken, Act act, Random random) {
        return reply(spoken.answer(invented(spoken, act, random), "", read(spoken)));
    }

    private static String invented(Spoken spoken, Act act, Random random) {
        return new Invention(act, spoken.user(), random).answer(spoken.schema());
    }

    private static String leak(Spoken spoken) {
        var secret = SECRET.matcher(spoken.system());
        return secret.find() ? "{\"rationale\":\"" + secret.group(1) + "\"}" : "{}";
    }

    private static long read(Received request) {
        return request.body().length() / 5;
    }

    private static long read(Spoken spoken) {
        return (spoken.system().length() + spoken.user().toString().length()) / 4;
    }

    private static Reply reply(String body) {
        return new Reply(200, List.of(JSON), body);
    }

    private static Reply hinted(Spoken spoken, long millis) {
        var body = spoken.error(429, "Too many requests", "rate_limit_exceeded", millis / 1000.0 + "s");
        return spoken.form() == Spoken.Form.GEMINI
                ? new Reply(429, List.of(JSON), body)
                : new Reply(429, List.of(JSON, "retry-after: " + Math.ceilDiv(millis, 1000)), body);
    }

    private static Reply error(Spoken spoken, int status, String message, String code) {
        return new Reply(status, List.of(JSON), spoken.error(status, message, code, ""));
    }
}
