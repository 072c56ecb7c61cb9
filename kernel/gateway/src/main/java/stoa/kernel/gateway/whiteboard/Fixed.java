package stoa.kernel.gateway.whiteboard;

import jakarta.websocket.Endpoint;
import jakarta.websocket.Extension;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;
import org.eclipse.jetty.ee11.websocket.jakarta.server.config.ContainerDefaultConfigurator;

/** Gives one endpoint out, without looking for a configurator through the class path, where bundles have none. */
final class Fixed extends ServerEndpointConfig.Configurator {
    private final ServerEndpointConfig.Configurator standard = new ContainerDefaultConfigurator();
    private final Endpoint endpoint;
    private final boolean extensions;

    Fixed(Endpoint endpoint, boolean extensions) {
        this.endpoint = endpoint;
        this.extensions = extensions;
    }

    @Override
    public ServerEndpointConfig.Configurator getContainerDefaultConfigurator() {
        return standard;
    }

    @Override
    public <T> T getEndpointInstance(Class<T> type) {
        return type.cast(endpoint);
    }

    @Override
    public List<Extension> getNegotiatedExtensions(List<Extension> installed, List<Extension> requested) {
        return extensions ? super.getNegotiatedExtensions(installed, requested) : List.of();
    }
}
