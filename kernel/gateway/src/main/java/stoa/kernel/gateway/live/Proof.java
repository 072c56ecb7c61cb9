package stoa.kernel.gateway.live;

import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import stoa.api.access.Caller;
import stoa.api.access.Credential;
import stoa.api.error.PlatformException;
import stoa.kernel.gateway.protocol.CloseCode;

/**
 * What a connection showed to say who it is, looked up again from time to time: a session or token that has expired in the
 * meantime ends the connection, a role that was taken away ends what it allowed.
 */
final class Proof {
    private final Hub hub;
    private final Connection connection;
    private long due;

    Proof(Hub hub, Connection connection, long now) {
        this.hub = hub;
        this.connection = connection;
        this.due = now + spread();
    }

    /** Has it looked up when that is due; called by one thread, which does not wait for the answer. */
    void look(long now) {
        if (now - due >= 0 && connection.credential().isPresent()) {
            due = now + spread();
            hub.later(() -> check(CloseCode.EXPIRED, false));
        }
    }

    /** Looks it up now, and with it everything that it allows; who is not known any more is let go. */
    void again() {
        check(CloseCode.INVALID_TOKEN, true);
    }

    private void check(CloseCode code, boolean thorough) {
        var shown = connection.credential();
        if (shown.isEmpty()) {
            return;
        }
        try {
            hub.callers()
                    .find(shown.get())
                    .ifPresentOrElse(found -> confirm(shown.get(), found, thorough), () -> end(shown.get(), code));
        } catch (PlatformException e) {
            // Nobody can tell at the moment, while accounts are exchanged for example. It is asked again.
            hub.note("stoa.live.unproven");
        }
    }

    private void end(Credential shown, CloseCode code) {
        if (isStillShown(shown)) {
            connection.end(code);
        }
    }

    /** What is watched is not looked at without need: while its plugin is exchanged, nobody answers for it. */
    private void confirm(Credential shown, Caller found, boolean thorough) {
        if (!isStillShown(shown)) {
            return;
        }
        var before = connection.caller();
        connection.identify(found, shown);
        if (thorough
                || !before.roles().equals(found.roles())
                || !before.scopes().equals(found.scopes())) {
            connection.subscriptions().recheck();
        }
    }

    /** Something newer may have been shown while the answer was on its way. */
    private boolean isStillShown(Credential shown) {
        return connection.credential().equals(Optional.of(shown));
    }

    /** Give or take a fifth, so that connections made together are not looked up together. */
    private long spread() {
        return (long) (hub.settings().pulse().proof().toNanos()
                * ThreadLocalRandom.current().nextDouble(0.8, 1.2));
    }
}
