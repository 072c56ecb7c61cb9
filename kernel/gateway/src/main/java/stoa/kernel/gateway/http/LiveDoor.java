package stoa.kernel.gateway.http;

import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.core.server.WebSocketMappings;
import org.eclipse.jetty.websocket.core.server.WebSocketNegotiator;
import stoa.api.access.Caller;
import stoa.api.access.Credential;
import stoa.api.access.Resource;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;
import stoa.kernel.gateway.http.FrontDoor.Upgrade;
import stoa.kernel.gateway.live.Handshake;
import stoa.kernel.gateway.live.Hub;
import stoa.kernel.gateway.policy.HallRules;
import stoa.kernel.gateway.policy.Policy;
import stoa.kernel.gateway.protocol.Format;
import stoa.kernel.gateway.protocol.JsonFormat;
import stoa.kernel.gateway.protocol.ProtoFormat;
import stoa.kernel.gateway.wire.CoreWire;

/**
 * {@code /connection/websocket}: lets a socket in, or says before the upgrade why not.
 *
 * <p>A cookie counts only when the page that opens the socket is one of ours; a foreign page is refused, and what is no page
 * must show a token.
 */
final class LiveDoor implements Upgrade {
    static final String PATH = "/connection/websocket";

    private static final Format JSON = new JsonFormat();
    private static final Format PROTO = new ProtoFormat();

    private final Hub hub;
    private final Policy policy;
    private final Origins origins;
    private final SessionCookies cookies;
    private final Runnable opening;
    private final Carrier carrier;
    private final RequestLimits handshakes;

    /** Makes a WebSocket of the request. */
    interface Carrier {
        void upgrade(Ask ask, Response response, Callback callback, Handshake handshake) throws Exception;
    }

    LiveDoor(Hub hub, Policy policy, Origins origins, SessionCookies cookies, Runnable opening, Carrier carrier) {
        this.hub = hub;
        this.policy = policy;
        this.origins = origins;
        this.cookies = cookies;
        this.opening = opening;
        this.carrier = carrier;
        this.handshakes = new RequestLimits(hub.settings().rates().handshakes());
    }

    @Override
    public boolean take(Ask ask, Response response, Callback callback) throws Exception {
        if (!ask.path().equals(PATH)) {
            return false;
        }
        if (!ask.isUpgrade() || !ask.method().equals("GET")) {
            throw Errors.badInput("'" + PATH + "' is a WebSocket. Connect with a client of the Centrifuge protocol.");
        }
        policy.require(Caller.anonymous(), HallRules.ENTER, Resource.HALL);
        if (origins.isForeignPage(ask)) {
            throw Errors.denied("A page of '" + ask.header("Origin").orElse("another site")
                    + "' may not connect here. Add it as 'stoa.public.url' if it is this platform's own.");
        }
        requirePatience(ask, response);
        var refusal = hub.refusal(ask.address(), ask.isLoopback());
        if (refusal.isPresent()) {
            throw new PlatformException(Errors.NOT_READY, refusal.get());
        }
        opening.run();
        carrier.upgrade(ask, response, callback, handshake(ask));
        return true;
    }

    /** This machine itself, where a proxy may be, is not slowed down. */
    private void requirePatience(Ask ask, Response response) {
        var wait = ask.isLoopback() ? 0 : handshakes.secondsToWait(ask.address());
        if (wait > 0) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, Long.toString(wait));
            throw new PlatformException(
                    Errors.TOO_MANY,
                    "Your address '" + ask.address() + "' opens connections too often. Try again in " + wait + " s.");
        }
    }

    private Handshake handshake(Ask ask) {
        var offered = ask.header("Sec-WebSocket-Protocol").orElse("");
        var format = offered.contains(PROTO.subprotocol()) ? PROTO : JSON;
        Optional<Credential> cookie =
                origins.isOwnPage(ask) ? cookies.token(ask).map(Credential.SessionToken::new) : Optional.empty();
        return new Handshake(format, cookie, ask.address());
    }

    /** Upgrades with Jetty's own WebSocket interface. */
    static Carrier core(Hub hub, WebSocketMappings mappings) {
        return (ask, response, callback, handshake) -> {
            var negotiator = new Negotiator(hub, handshake);
            if (!mappings.upgrade(negotiator, ask.request(), response, callback, null)) {
                throw Errors.badInput("The WebSocket handshake is not complete. Use version 13 of the protocol.");
            }
        };
    }

    private record Negotiator(Hub hub, Handshake handshake) implements WebSocketNegotiator {
        @Override
        public FrameHandler negotiate(ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
            var format = handshake.format();
            if (!format.subprotocol().isEmpty()) {
                response.setAcceptedSubProtocol(format.subprotocol());
            }
            if (!hub.settings().deflate()) {
                response.setExtensions(java.util.List.of());
            }
            var limits = hub.settings().limits();
            var limit = format.isBinary() ? limits.binary() : limits.text();
            return new CoreWire(wire -> hub.accept(wire, handshake), hub.blocking(), format.isBinary(), limit);
        }
    }
}
