package stoa.api.access;

import java.util.Objects;

/**
 * What an action is done to: a kind and an id, for example {@code debate} and {@code deb_01j...}.
 *
 * @param id empty when the action has no particular object, for example listing
 */
public record Resource(String kind, String id) {
    /** The platform as a whole. */
    public static final Resource HALL = new Resource("hall", "");

    public Resource {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(id, "id");
    }
}
