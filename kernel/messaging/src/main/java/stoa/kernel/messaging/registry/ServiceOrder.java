package stoa.kernel.messaging.registry;

import java.util.Map;

/** When a service was registered, from its properties. */
public final class ServiceOrder {
    private ServiceOrder() {}

    /** Service ids only grow, so the latest registered has the greatest. */
    public static long of(Map<String, ?> properties) {
        return properties.get("service.id") instanceof Long id ? id : 0;
    }
}
