package stoa.kernel.gateway.whiteboard;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.ee11.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import stoa.api.access.Caller;

/**
 * The part of the server that speaks the Jakarta interfaces. A request comes here only after it has been let in.
 *
 * <p>Servlets find the caller as request attribute {@code stoa.caller}, endpoints as user property of the same name.
 */
public final class JakartaSide {
    /** Name of the attribute that holds the {@link Caller}. */
    public static final String CALLER = "stoa.caller";

    private static final String PLAN = "stoa.plan";

    private final BundleDoors doors;
    private final ServletContextHandler context = new ServletContextHandler("/", false, false);
    private volatile @Nullable ServerContainer container;

    /** What is to be done with a request. */
    private sealed interface Plan {
        record Serve(String path) implements Plan {}

        record Connect(Endpoint endpoint, List<String> subprotocols) implements Plan {}
    }

    public JakartaSide(BundleDoors doors, int largestMessage) {
        this.doors = doors;
        context.addServlet(new ServletHolder(new Dispatcher()), "/*");
        JakartaWebSocketServletContainerInitializer.configure(context, (servletContext, made) -> {
            made.setDefaultMaxTextMessageBufferSize(largestMessage);
            made.setDefaultMaxBinaryMessageBufferSize(largestMessage);
            made.setDefaultMaxSessionIdleTimeout(0);
            container = made;
        });
    }

    /** The handler to put into the server. */
    public ServletContextHandler handler() {
        return context;
    }

    /** Hands a request over to the servlet or endpoint behind the door. */
    public void serve(Request request, Response response, Callback callback, Entry entry) throws Exception {
        request.setAttribute(CALLER, entry.caller());
        request.setAttribute(PLAN, new Plan.Serve(entry.door().path()));
        handle(request, response, callback);
    }

    /** Who comes in at which door. */
    public record Entry(Door door, Caller caller) {}

    /** Upgrades to an endpoint of the gateway's own. */
    public void connect(Request request, Response response, Callback callback, Own own) throws Exception {
        request.setAttribute(PLAN, new Plan.Connect(own.endpoint(), own.subprotocols()));
        handle(request, response, callback);
    }

    /** An endpoint of the gateway's own with the subprotocols it speaks. */
    public record Own(Endpoint endpoint, List<String> subprotocols) {}

    private void handle(Request request, Response response, Callback callback) throws Exception {
        if (!context.handle(request, response, callback)) {
            Response.writeError(request, response, callback, 503, "The platform is starting");
        }
    }

    private final class Dispatcher extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            switch (request.getAttribute(PLAN)) {
                case Plan.Serve it -> dispatch(it, request, response);
                case Plan.Connect it -> upgrade(it.endpoint(), it.subprotocols(), request, response);
                case null, default -> response.sendError(404);
            }
        }

        private void dispatch(Plan.Serve plan, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            var served = doors.shelf().call(plan.path(), offered -> serve(offered, request, response));
            if (served.isEmpty()) {
                response.sendError(503, "The plugin is being updated");
            }
        }

        private boolean serve(BundleDoors.Offered offered, HttpServletRequest request, HttpServletResponse response) {
            try {
                switch (offered) {
                    case BundleServlet it -> it.serve(request, response);
                    case BundleEndpoint it -> upgrade(it.connection(), List.of(), request, response);
                }
                return true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (ServletException e) {
                throw new IllegalStateException("A servlet failed", e);
            }
        }

        private void upgrade(
                Endpoint endpoint, List<String> subprotocols, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            var target = container;
            if (target == null || !"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
                response.sendError(426, "This is a WebSocket");
                return;
            }
            try {
                var config = ServerEndpointConfig.Builder.create(endpoint.getClass(), "/")
                        .subprotocols(subprotocols)
                        .configurator(new Fixed(endpoint, subprotocols.isEmpty()))
                        .build();
                if (request.getAttribute(CALLER) instanceof Caller caller) {
                    config.getUserProperties().put(CALLER, caller);
                }
                target.upgradeHttpToWebSocket(request, response, config, Map.of());
            } catch (DeploymentException e) {
                throw new IOException("The WebSocket upgrade failed", e);
            }
        }
    }
}
