package stoa.api.error;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The stable name of an error, its kind, and whether sending the same again may succeed.
 *
 * @param name upper case words joined by underscores, for example {@code DEBATE_CLOSED}
 */
public record ErrorCode(String name, ErrorKind kind, boolean retryable) {
    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]{2,60}");

    public ErrorCode {
        Objects.requireNonNull(kind, "kind");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Error name '" + name + "' must look like DEBATE_CLOSED");
        }
    }

    public static ErrorCode of(String name, ErrorKind kind) {
        return new ErrorCode(name, kind, kind == ErrorKind.NOT_READY || kind == ErrorKind.EXHAUSTED);
    }

    public static ErrorCode rejected(String name) {
        return of(name, ErrorKind.REJECTED);
    }
}
