package stoa.kernel.gateway.call;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import stoa.api.access.Caller;
import stoa.api.error.Errors;
import stoa.api.panel.OperationSpec;

/**
 * Who calls, from where, under which correlation id.
 *
 * @param cookie sets or takes away the session cookie; null where there is no answer that could carry one
 */
public record Situation(
        Caller caller,
        String address,
        String correlation,
        @Nullable SessionCookie cookie) {
    public Situation {
        Objects.requireNonNull(caller, "caller");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(correlation, "correlation");
    }

    /** The session cookie of the answer. */
    public interface SessionCookie {
        void set(String token, Duration lifetime);

        void remove();
    }

    /** Before anything is done for an operation whose outcome the caller could not be given. */
    void requireFor(OperationSpec<?, ?> spec) {
        if (spec.isHttpOnly() && cookie == null) {
            throw Errors.badInput(
                    "'" + spec.name() + "' begins or ends a session, whose cookie only HTTP carries. Send "
                            + spec.method() + " /api/v1" + spec.route() + " instead.");
        }
    }

    SessionCookie cookieFor(OperationSpec<?, ?> spec) {
        if (cookie == null || !spec.isHttpOnly()) {
            throw new IllegalStateException(
                    "Operation '" + spec.name() + "' changes the session without being httpOnly(); say so in its spec");
        }
        return cookie;
    }
}
