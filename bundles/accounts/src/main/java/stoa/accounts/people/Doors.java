package stoa.accounts.people;

import java.util.List;
import stoa.accounts.record.ApiToken;
import stoa.accounts.record.Session;
import stoa.api.plugin.PluginContext;

/** Makes a committed change felt at once: what is remembered is forgotten, then sockets are closed or checked again. */
final class Doors {
    private final Known known;
    private final PluginContext context;

    Doors(Known known, PluginContext context) {
        this.known = known;
        this.context = context;
    }

    void closed(List<Session> sessions, String reason) {
        sessions.forEach(known::forgetSession);
        sessions.forEach(session -> context.liveSessions().closeSession(session.id(), reason));
    }

    void revoked(List<ApiToken> tokens) {
        tokens.forEach(known::forgetToken);
        tokens.forEach(token -> context.liveSessions().closeSession(token.id(), "The token was revoked."));
    }

    void deactivated(String personId) {
        known.forgetPerson(personId);
        context.liveSessions().closeUser(personId, "The account was deactivated.");
    }

    void changed(String personId) {
        known.forgetPerson(personId);
        context.liveSessions().recheckUser(personId);
    }
}
