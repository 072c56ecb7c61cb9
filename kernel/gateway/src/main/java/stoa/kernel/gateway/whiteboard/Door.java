package stoa.kernel.gateway.whiteboard;

import java.util.Map;
import java.util.Optional;
import stoa.api.access.Action;
import stoa.api.access.Resource;

/**
 * Where something of a bundle is reached and what one must be allowed to do to reach it.
 *
 * @param path begins with a slash; everything below it belongs to it, too
 */
public record Door(String path, Action action) {
    /** Reads the properties {@code stoa.path} and {@code stoa.action}; throws {@link IllegalArgumentException} naming them. */
    static Door of(Map<String, ?> properties) {
        var path = properties.get("stoa.path");
        var action = properties.get("stoa.action");
        if (!(path instanceof String text) || !text.matches("/[A-Za-z0-9._~-]+(/[A-Za-z0-9._~-]+)*")) {
            throw new IllegalArgumentException("property 'stoa.path' is '" + path + "'; expected a path like /collab");
        }
        if (text.startsWith("/api") || text.startsWith("/assets") || text.startsWith("/connection")) {
            throw new IllegalArgumentException("property 'stoa.path' is '" + path + "', which is the platform's own");
        }
        if (!(action instanceof String verb)) {
            throw new IllegalArgumentException("property 'stoa.action' is missing; without it nobody may come in");
        }
        return new Door(text, new Action(verb));
    }

    /** The rest of a request's path if it is behind this door. */
    Optional<String> rest(String asked) {
        return asked.equals(path) || asked.startsWith(path + "/")
                ? Optional.of(asked.substring(path.length()))
                : Optional.empty();
    }

    /** What a request is about: the area of the action and the path behind the door without its slash. */
    Resource resource(String rest) {
        return new Resource(action.area(), rest.isEmpty() ? "" : rest.substring(1));
    }
}
