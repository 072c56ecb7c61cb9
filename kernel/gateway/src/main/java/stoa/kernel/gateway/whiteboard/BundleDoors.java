package stoa.kernel.gateway.whiteboard;

import jakarta.servlet.Servlet;
import jakarta.websocket.Endpoint;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferenceScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.api.access.Resource;
import stoa.kernel.gateway.offer.Blame;
import stoa.kernel.gateway.offer.Shelf;

/** All servlets and endpoints of bundles; of several with one path the latest serves. */
@Component(service = BundleDoors.class)
public final class BundleDoors {
    private static final Logger LOG = LoggerFactory.getLogger(BundleDoors.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Shelf<Offered> shelf = new Shelf<>(PATIENCE);
    private final Map<Long, Offered> byService = new ConcurrentHashMap<>();
    private final Blame blame;

    @Activate
    public BundleDoors(@Reference Blame blame) {
        this.blame = blame;
    }

    /** What is behind a door. */
    sealed interface Offered permits BundleEndpoint, BundleServlet {
        Door door();

        void withdraw();
    }

    /** A match of a request's path. */
    public record Found(Door door, String rest) {
        public Resource resource() {
            return door.resource(rest);
        }
    }

    /** Serves an endpoint; a prototype, since each connection gets one of its own. */
    @Reference(
            service = Endpoint.class,
            scope = ReferenceScope.PROTOTYPE,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    public void addEndpoint(ServiceReference<Endpoint> reference, ComponentServiceObjects<Endpoint> objects) {
        var properties = properties(reference);
        if ("prototype".equals(properties.get("service.scope"))) {
            addEndpoint(properties, new Prototypes(objects));
        } else {
            refused(properties, "its scope is not 'prototype'");
        }
    }

    public void removeEndpoint(ServiceReference<Endpoint> reference) {
        remove(properties(reference));
    }

    /** Serves an endpoint. */
    public void addEndpoint(Map<String, ?> properties, EndpointSource source) {
        add(properties, door -> new BundleEndpoint(door, source, blame));
    }

    /** Serves a servlet. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addServlet(Servlet servlet, Map<String, Object> properties) {
        add(properties, door -> new BundleServlet(door, servlet, blame));
    }

    /** Withdraws a servlet when the requests in hand have ended. */
    public void removeServlet(Servlet servlet, Map<String, Object> properties) {
        remove(properties);
    }

    /** Withdraws what the service offered; its sockets are closed, those of others stay. */
    public void remove(Map<String, ?> properties) {
        var offered = byService.remove(id(properties));
        if (offered != null) {
            shelf.take(offered.door().path(), offered);
            offered.withdraw();
        }
    }

    /** The door that a path belongs to; the longest wins. */
    public Optional<Found> find(String path) {
        return shelf.serving().stream()
                .map(Offered::door)
                .filter(door -> door.rest(path).isPresent())
                .max(Comparator.comparingInt(door -> door.path().length()))
                .map(door -> new Found(door, path.substring(door.path().length())));
    }

    Shelf<Offered> shelf() {
        return shelf;
    }

    private interface Maker {
        Offered make(Door door) throws Exception;
    }

    private void add(Map<String, ?> properties, Maker maker) {
        try {
            var offered = maker.make(Door.of(properties));
            byService.put(id(properties), offered);
            shelf.put(offered.door().path(), offered, id(properties));
        } catch (Exception | LinkageError e) {
            refused(properties, String.valueOf(e.getMessage()));
        }
    }

    private static void refused(Map<String, ?> properties, String reason) {
        LOG.atError()
                .addKeyValue("service", properties.get("service.id"))
                .addKeyValue("bundle", properties.get("service.bundleid"))
                .addKeyValue("path", properties.get("stoa.path"))
                .addKeyValue("reason", reason)
                .log("A servlet or endpoint of a bundle is not served.");
    }

    private static long id(Map<String, ?> properties) {
        return properties.get("service.id") instanceof Long id ? id : 0;
    }

    private static Map<String, Object> properties(ServiceReference<?> reference) {
        var properties = new ConcurrentHashMap<String, Object>();
        List.of(reference.getPropertyKeys()).forEach(key -> properties.put(key, reference.getProperty(key)));
        return properties;
    }

    private record Prototypes(ComponentServiceObjects<Endpoint> objects) implements EndpointSource {
        @Override
        public @Nullable Endpoint open() {
            return objects.getService();
        }

        @Override
        public void close(Endpoint endpoint) {
            objects.ungetService(endpoint);
        }
    }
}
