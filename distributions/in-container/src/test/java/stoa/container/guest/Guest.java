package stoa.container.guest;

import jakarta.websocket.Endpoint;
import java.util.Hashtable;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.PrototypeServiceFactory;
import org.osgi.framework.ServiceRegistration;
import stoa.api.access.Guard;
import stoa.api.access.Rules;

/** Offers the endpoint under the path that its bundle's manifest names. */
public final class Guest implements BundleActivator {
    @Override
    public void start(BundleContext context) {
        var headers = context.getBundle().getHeaders();
        var action = headers.get("Guest-Path").substring(1) + ".say";
        var properties =
                new Hashtable<String, Object>(Map.of("stoa.path", headers.get("Guest-Path"), "stoa.action", action));
        var version = context.getBundle().getVersion().toString();
        context.registerService(Guard.class, Rules.of().allowEverybody(action).build(), new Hashtable<>());
        context.registerService(Endpoint.class, new Endpoints(version), properties);
    }

    @Override
    public void stop(BundleContext context) {
        // The framework takes back what was registered.
    }

    private record Endpoints(String version) implements PrototypeServiceFactory<Endpoint> {
        @Override
        public Endpoint getService(Bundle bundle, ServiceRegistration<Endpoint> registration) {
            return new EchoEndpoint(version);
        }

        @Override
        public void ungetService(Bundle bundle, ServiceRegistration<Endpoint> registration, Endpoint endpoint) {
            // An endpoint holds nothing.
        }
    }
}
