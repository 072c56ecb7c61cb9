package stoa.kernel.gateway.protocol;

import java.util.Map;
import stoa.api.error.ErrorKind;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;

/** Turns errors of the platform into replies; the message begins with the error's stable name. */
public final class Failures {
    /** More at once than allowed; the same again may work in a moment. */
    public static final Reply.Failed TOO_MANY =
            new Reply.Failed(111, "TOO_MANY: Too many requests at once. Try again in a moment.", true);

    public static final Reply.Failed ALREADY_SUBSCRIBED =
            new Reply.Failed(105, "ALREADY_SUBSCRIBED: The channel is being watched already.", false);

    private static final Map<ErrorKind, Integer> CODES = Map.of(
            ErrorKind.CALLER, 107,
            ErrorKind.UNAUTHENTICATED, 101,
            ErrorKind.DENIED, 103,
            ErrorKind.NOT_FOUND, 404,
            ErrorKind.CONFLICT, 409,
            ErrorKind.REJECTED, 422,
            ErrorKind.EXHAUSTED, 429,
            ErrorKind.NOT_READY, 503,
            ErrorKind.EXTERNAL, 502,
            ErrorKind.INTERNAL, 100);

    private Failures() {}

    public static Reply.Failed of(PlatformException error) {
        var code = error.code();
        var number = code.equals(Errors.TOO_LARGE) ? 413 : CODES.getOrDefault(code.kind(), 100);
        return new Reply.Failed(number, code.name() + ": " + error.getMessage(), code.retryable());
    }

    /** The same failure about a channel: what is not there is an unknown channel. */
    public static Reply.Failed ofChannel(PlatformException error) {
        var failed = of(error);
        return failed.code() == 404 ? new Reply.Failed(102, failed.message(), failed.temporary()) : failed;
    }

    /** The same failure, worth trying again by itself. */
    public static Reply.Failed temporarily(Reply.Failed failed) {
        return new Reply.Failed(failed.code(), failed.message(), true);
    }
}
