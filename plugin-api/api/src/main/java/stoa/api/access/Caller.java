package stoa.api.access;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Who asks. Immutable.
 *
 * <p>The id is stable and opaque (for example {@code usr_01j...}); the name is what other people see.
 */
public final class Caller {
    private static final Caller ANONYMOUS = new Caller("anonymous", "Anonymous", Set.of(), Optional.empty(), Set.of());

    private final String id;
    private final String name;
    private final Set<Role> roles;
    private final Optional<String> session;
    private final Set<String> scopes;

    private Caller(String id, String name, Set<Role> roles, Optional<String> session, Set<String> scopes) {
        this.id = Objects.requireNonNull(id, "id");
        this.name = Objects.requireNonNull(name, "name");
        this.roles = Set.copyOf(roles);
        this.session = session;
        this.scopes = Set.copyOf(scopes);
    }

    public static Caller of(String id, String name, Set<Role> roles) {
        return new Caller(id, name, roles, Optional.empty(), Set.of());
    }

    /** Nobody is signed in. */
    public static Caller anonymous() {
        return ANONYMOUS;
    }

    /** The platform itself or one of its plugins, named for the log. */
    public static Caller system(String part) {
        return of("sys_" + part, part, Set.of(Role.SYSTEM));
    }

    /** The same person with the id of the session that the request belongs to; revoking it closes the sockets. */
    public Caller withSession(String sessionId) {
        return new Caller(id, name, roles, Optional.of(sessionId), scopes);
    }

    /** The same person limited to the actions that start with one of the scopes, as an API token is. Empty means no limit. */
    public Caller withScopes(Set<String> only) {
        return new Caller(id, name, roles, session, only);
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    public Set<Role> roles() {
        return roles;
    }

    public Optional<String> session() {
        return session;
    }

    public Set<String> scopes() {
        return scopes;
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    public boolean isKnown() {
        return this != ANONYMOUS;
    }

    @Override
    public String toString() {
        return id;
    }
}
