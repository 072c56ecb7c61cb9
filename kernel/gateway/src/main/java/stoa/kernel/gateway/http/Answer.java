package stoa.kernel.gateway.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;
import stoa.kernel.gateway.json.JsonText;

/** What a request is answered. Immutable. */
public record Answer(int status, String type, byte[] body, Map<String, String> headers) {
    private static final String JSON = "application/json";

    public Answer {
        headers = Map.copyOf(headers);
    }

    public static Answer json(byte[] body) {
        return new Answer(200, JSON, body, Map.of("Cache-Control", "no-store"));
    }

    public static Answer text(int status, String text) {
        return new Answer(
                status,
                "text/plain; charset=utf-8",
                text.getBytes(StandardCharsets.UTF_8),
                Map.of("Cache-Control", "no-store"));
    }

    public static Answer of(String type, byte[] body) {
        return new Answer(200, type, body, Map.of());
    }

    /** The problem as a person and a program can read it. */
    public static Answer problem(PlatformException error) {
        var code = error.code();
        var status = code.equals(Errors.TOO_LARGE) ? 413 : code.kind().httpStatus();
        return problem(status, code.name(), String.valueOf(error.getMessage()), code.retryable());
    }

    static Answer problem(int status, String code, String message, boolean retryable) {
        var cut = nextStep(message);
        var body = JsonText.object(text -> text.member("code", code)
                .member("message", message.substring(0, cut).trim())
                .member("next", message.substring(cut).trim())
                .member("retryable", retryable));
        return new Answer(status, JSON, body, Map.of("Cache-Control", "no-store"));
    }

    /** There is something at the path, but it is asked for otherwise. */
    static Answer wrongMethod(Ask ask, List<String> methods) {
        var taken = methods.contains("GET")
                ? Stream.concat(methods.stream(), Stream.of("HEAD")).sorted().toList()
                : methods;
        var message = "'" + ask.path() + "' does not take " + ask.method() + ". Use one of " + taken + ".";
        return problem(405, "METHOD_NOT_ALLOWED", message, false).with("Allow", String.join(", ", taken));
    }

    public Answer with(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, type, body, more);
    }

    Answer withStatus(int other) {
        return new Answer(other, type, body, headers);
    }

    /** The last sentence of a message of several is the next step. */
    private static int nextStep(String message) {
        var end = message.lastIndexOf(". ");
        return end < 0 ? message.length() : end + 1;
    }
}
