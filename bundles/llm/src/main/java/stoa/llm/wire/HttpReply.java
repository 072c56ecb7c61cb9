package stoa.llm.wire;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What came back.
 *
 * @param headers by lower case name, the first value of each
 */
public record HttpReply(int status, Map<String, String> headers, String body) {
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    public boolean isGood() {
        return status == 200;
    }

    public boolean isJson() {
        return header("content-type").filter(type -> type.contains("json")).isPresent();
    }

    @Override
    public String toString() {
        return "status " + status;
    }
}
