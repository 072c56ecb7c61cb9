package stoa.kernel.gateway.whiteboard;

import jakarta.websocket.Endpoint;
import org.jspecify.annotations.Nullable;

/** Makes an endpoint for each connection, and takes it back. */
public interface EndpointSource {
    /** Null when the bundle cannot make one. */
    @Nullable
    Endpoint open();

    void close(Endpoint endpoint);
}
