package stoa.kernel.gateway.whiteboard;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.kernel.gateway.offer.Blame;

/** An endpoint of a bundle with its open sessions. The server sees only adapters of ours, so it keeps no class of the bundle. */
final class BundleEndpoint implements BundleDoors.Offered {
    private static final Logger LOG = LoggerFactory.getLogger(BundleEndpoint.class);

    private final Door door;
    private final EndpointSource source;
    private final Blame blame;
    private final Set<Adapter> open = ConcurrentHashMap.newKeySet();
    private volatile boolean withdrawn;

    BundleEndpoint(Door door, EndpointSource source, Blame blame) {
        this.door = door;
        this.source = source;
        this.blame = blame;
    }

    @Override
    public Door door() {
        return door;
    }

    @Override
    public void withdraw() {
        withdrawn = true;
        open.forEach(adapter -> adapter.end(CloseCodes.SERVICE_RESTART, "The plugin is being updated"));
    }

    /** A fresh adapter for one connection. */
    Endpoint connection() {
        return new Adapter();
    }

    /** One connection; public because the container insists. */
    public final class Adapter extends Endpoint {
        private @Nullable Endpoint endpoint;
        private volatile @Nullable Session session;

        private Adapter() {}

        @Override
        public void onOpen(Session opened, EndpointConfig config) {
            session = opened;
            var made = source.open();
            if (made == null) {
                end(CloseCodes.UNEXPECTED_CONDITION, "The plugin could not serve the connection");
                return;
            }
            endpoint = made;
            open.add(this);
            made.onOpen(opened, config);
            if (withdrawn) {
                end(CloseCodes.SERVICE_RESTART, "The plugin is being updated");
            }
        }

        @Override
        public void onClose(Session closed, CloseReason reason) {
            var made = endpoint;
            endpoint = null;
            open.remove(this);
            if (made != null) {
                try {
                    made.onClose(closed, reason);
                } finally {
                    source.close(made);
                }
            }
        }

        @Override
        public void onError(Session failed, Throwable cause) {
            var made = endpoint;
            if (made != null) {
                report(made, failed, cause);
                made.onError(failed, cause);
            }
        }

        /** A socket that breaks is nobody's fault. */
        private void report(Endpoint made, Session failed, Throwable cause) {
            if (!(cause instanceof IOException)) {
                var caller = failed.getUserProperties().get(JakartaSide.CALLER);
                blame.failed(made, "socket '" + door.path() + "' for " + caller, cause);
            }
        }

        private void end(CloseCodes code, String reason) {
            var current = session;
            try {
                if (current != null && current.isOpen()) {
                    current.close(new CloseReason(code, reason));
                }
            } catch (IOException e) {
                LOG.atDebug().addKeyValue("path", door.path()).setCause(e).log("A socket would not close.");
            }
        }
    }
}
