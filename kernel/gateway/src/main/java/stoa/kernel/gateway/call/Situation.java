package stoa.kernel.gateway.call;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import stoa.api.access.Caller;
import stoa.api.error.Errors;

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

    SessionCookie requireCookie() {
        if (cookie == null) {
            throw Errors.badInput("A session begins and ends over HTTP only; send a request instead of an rpc.");
        }
        return cookie;
    }
}
