package stoa.kernel.gateway.http;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stoa.api.error.Errors;
import stoa.kernel.gateway.call.Situation;

/** The session cookie: {@code __Host-stoa} where browsers come over TLS, else {@code stoa}. */
final class SessionCookies {
    private final boolean secure;

    SessionCookies(boolean secure) {
        this.secure = secure;
    }

    Optional<String> token(Ask ask) {
        return ask.cookie(name()).filter(token -> !token.isBlank());
    }

    /** Collects what one answer does with the cookie. */
    Change change() {
        return new Change();
    }

    private String name() {
        return secure ? "__Host-stoa" : "stoa";
    }

    private String written(String token, long seconds) {
        return name() + "=" + token + "; Path=/; Max-Age=" + seconds + "; HttpOnly; SameSite=Lax"
                + (secure ? "; Secure" : "");
    }

    /** Written by the thread that runs the operation, read when it has ended. */
    final class Change implements Situation.SessionCookie {
        private volatile @Nullable String header;

        @Override
        public void set(String token, Duration lifetime) {
            if (!token.matches("[A-Za-z0-9._~-]{16,200}")) {
                throw Errors.badInput("A session token must be 16 to 200 letters, digits or one of . _ ~ -");
            }
            header = written(token, lifetime.toSeconds());
        }

        @Override
        public void remove() {
            header = written("", 0);
        }

        Answer applyTo(Answer answer) {
            var value = header;
            return value == null ? answer : answer.with("Set-Cookie", value);
        }
    }
}
