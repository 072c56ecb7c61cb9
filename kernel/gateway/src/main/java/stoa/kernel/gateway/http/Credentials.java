package stoa.kernel.gateway.http;

import java.util.Optional;
import stoa.api.access.Caller;
import stoa.api.access.Credential;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;
import stoa.kernel.gateway.call.Callers;

/** Who sent a request: by bearer token, else by session cookie, else nobody; refuses what a foreign page may have sent. */
final class Credentials {
    private final Callers callers;
    private final Origins origins;
    private final SessionCookies cookies;

    Credentials(Callers callers, Origins origins, SessionCookies cookies) {
        this.callers = callers;
        this.origins = origins;
        this.cookies = cookies;
    }

    SessionCookies cookies() {
        return cookies;
    }

    /** The caller; {@code SIGN_IN_NEEDED} for a token that is no good, {@code DENIED} for a forged request. */
    Caller of(Ask ask) {
        var bearer = bearer(ask);
        if (bearer.isPresent()) {
            return callers.find(new Credential.ApiToken(bearer.get()))
                    .orElseThrow(() -> new PlatformException(
                            Errors.SIGN_IN_NEEDED, "The token is not known, or not any more. Make a new one."));
        }
        if (!ask.isSafe() || ask.isUpgrade()) {
            refuseForeign(ask);
        }
        return cookies.token(ask)
                .filter(token -> !ask.isUpgrade() || origins.isOwnPage(ask))
                .flatMap(token -> callers.find(new Credential.SessionToken(token)))
                .orElse(Caller.anonymous());
    }

    /** Only a page of ours can set the header, and a browser that knows better says so. */
    private void refuseForeign(Ask ask) {
        var marked = ask.isUpgrade() || ask.header("X-Stoa-Request").equals(Optional.of("1"));
        if (origins.isForeignPage(ask) || !marked) {
            throw Errors.denied(
                    "The request does not come from a page of this platform. Send it from one with the header"
                            + " 'X-Stoa-Request: 1', or with a token of your own.");
        }
    }

    private static Optional<String> bearer(Ask ask) {
        return ask.header("Authorization")
                .filter(text -> text.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(text -> text.substring(7).trim());
    }
}
