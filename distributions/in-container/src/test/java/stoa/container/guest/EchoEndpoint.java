package stoa.container.guest;

import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;

/** Says again what it hears, with the version of its bundle. */
public final class EchoEndpoint extends Endpoint {
    private final String version;

    EchoEndpoint(String version) {
        this.version = version;
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        session.addMessageHandler(new MessageHandler.Whole<String>() {
            @Override
            public void onMessage(String text) {
                session.getAsyncRemote().sendText(version + ": " + text);
            }
        });
    }
}
