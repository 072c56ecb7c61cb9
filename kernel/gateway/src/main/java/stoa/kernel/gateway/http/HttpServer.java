package stoa.kernel.gateway.http;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.core.WebSocketComponents;
import org.eclipse.jetty.websocket.core.server.WebSocketMappings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.api.task.Deadline;
import stoa.kernel.contract.platform.Settings;
import stoa.kernel.gateway.call.Reception;
import stoa.kernel.gateway.live.Handshake;
import stoa.kernel.gateway.live.Hub;
import stoa.kernel.gateway.settings.HttpSettings;
import stoa.kernel.gateway.whiteboard.JakartaSide;
import stoa.kernel.gateway.wire.JakartaWire;

/** The one server of this node: Jetty with virtual threads, everything wired together. */
public final class HttpServer {
    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    private static final Duration SPREAD = Duration.ofSeconds(10);
    private static final long MOMENT = 500;

    private final HttpSettings settings;
    private final Hub hub;
    private final Reception reception;
    private final Sites sites;
    private final Server server = new Server(threads());
    private final Panels panels;

    /** A server that does not listen yet. */
    public HttpServer(Settings settings, Hub hub, Reception reception, Sites sites, MeterRegistry meters) {
        this.settings = HttpSettings.from(settings);
        this.hub = hub;
        this.reception = reception;
        this.sites = sites;
        this.panels = new Panels(sites.assets(), reception.policy(), sites.channels());
        var components = new WebSocketComponents();
        var jakarta = new JakartaSide(sites.doors(), hub.settings().limits().binary());
        server.addBean(components);
        server.addConnector(connector());
        var door = door(jakarta, new WebSocketMappings(components), HttpSettings.Bounds.from(settings), meters);
        door.setHandler(jakarta.handler());
        server.setHandler(new GracefulHandler(door));
    }

    /** Listens; throws when it cannot. */
    public void start() throws Exception {
        var loader = Thread.currentThread().getContextClassLoader();
        // Jetty finds its own parts through this loader while it starts.
        Thread.currentThread().setContextClassLoader(HttpServer.class.getClassLoader());
        try {
            server.start();
        } finally {
            Thread.currentThread().setContextClassLoader(loader);
        }
        panels.open();
        LOG.atInfo().addKeyValue("address", address()).log("The platform listens.");
    }

    /** The address on which it listens. */
    public URI address() {
        var port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
        var host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
        return URI.create((settings.tls().isPresent() ? "https://" : "http://") + host + ":" + port + "/");
    }

    /** The address for people. */
    public URI publicAddress() {
        return settings.publicUrl().orElseGet(this::address);
    }

    /** Not ready any more, no new sockets, the open ones closed one by one, then no requests either. */
    public void drain(Deadline deadline, java.time.InstantSource clock) {
        sites.health().drain();
        var half = deadline.left(clock).dividedBy(2);
        hub.drain(half.compareTo(SPREAD) < 0 ? half : SPREAD);
        hub.awaitEmpty(half.plusMillis(500));
        server.setStopTimeout(Math.max(MOMENT, deadline.left(clock).toMillis() - MOMENT));
        stop();
    }

    /** Stops listening; idempotent. */
    public void stop() {
        panels.close();
        try {
            server.stop();
        } catch (Exception e) {
            LOG.atWarn().setCause(e).log("The server did not stop cleanly.");
        }
    }

    private FrontDoor door(
            JakartaSide jakarta, WebSocketMappings mappings, HttpSettings.Bounds bounds, MeterRegistry meters) {
        var policy = reception.policy();
        var origins = new Origins(settings);
        var cookies = new SessionCookies(settings.isSecure());
        var credentials = new Credentials(reception.callers(), origins, cookies);
        var carrier = hub.settings().wire().equals("jakarta") ? jakartaCarrier(jakarta) : LiveDoor.core(hub, mappings);
        var documents = new DocumentRoutes(sites.documents(), policy);
        Runnable opening = () -> sites.health().requireOpened(reception.callers());
        var api = new Api(reception, credentials, bounds, opening, List.of(panels, documents));
        return new FrontDoor(
                origins,
                settings.isSecure(),
                List.of(
                        new LiveDoor(hub, policy, origins, cookies, opening, carrier),
                        new BundleUpgrade(sites.doors(), jakarta, credentials, policy)),
                List.of(
                        api,
                        new Assets(sites.assets(), policy),
                        sites.health().route(policy),
                        sites.health().metricsRoute(policy, credentials::of),
                        new Page(sites.assets(), policy)),
                meters);
    }

    private LiveDoor.Carrier jakartaCarrier(JakartaSide jakarta) {
        return (ask, response, callback, handshake) -> {
            var endpoint = new JakartaWire(
                    wire -> hub.accept(wire, handshake), handshake.format().isBinary(), largest(handshake));
            var subprotocol = handshake.format().subprotocol();
            var own = new JakartaSide.Own(endpoint, List.of(subprotocol.isEmpty() ? "json" : subprotocol));
            jakarta.connect(ask.request(), response, callback, own);
        };
    }

    private int largest(Handshake handshake) {
        var limits = hub.settings().limits();
        return handshake.format().isBinary() ? limits.binary() : limits.text();
    }

    private ServerConnector connector() {
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(true);
        if (settings.forwarded()) {
            http.addCustomizer(new ForwardedRequestCustomizer());
        }
        var plain = new HttpConnectionFactory(http);
        var connector = settings.tls()
                .map(tls -> {
                    http.addCustomizer(new SecureRequestCustomizer(false));
                    return new ServerConnector(server, ssl(tls), plain);
                })
                .orElseGet(() -> new ServerConnector(server, plain));
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setReuseAddress(true);
        connector.setAcceptQueueSize(1024);
        return connector;
    }

    private static SslConnectionFactory ssl(HttpSettings.Tls tls) {
        var factory = new SslContextFactory.Server();
        factory.setKeyStorePath(tls.keyStore().toString());
        factory.setKeyStorePassword(tls.password());
        return new SslConnectionFactory(factory, HttpVersion.HTTP_1_1.asString());
    }

    private static QueuedThreadPool threads() {
        var pool = new QueuedThreadPool(64, 4);
        pool.setName("http");
        pool.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("http-"));
        return pool;
    }

    /** Whether the failure means that the address is taken or not ours. */
    public static boolean isAddressTrouble(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof java.net.BindException
                    || cause instanceof java.nio.channels.UnresolvedAddressException) {
                return true;
            }
        }
        return failure instanceof IOException;
    }
}
