package stoa.accounts.record;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import stoa.accounts.name.PersonName;
import stoa.api.access.Role;

/** Somebody who came in: with an account, or as a guest without a password. Changed only under a lock on its row. */
@Entity
@Table(name = "person")
public class Person {
    @Id
    private String id;

    private String name;
    private String skeleton;

    @Convert(converter = RoleText.class)
    private Set<Role> roles;

    /** This and the next follow from the roles; columns of their own so that they can be looked for. */
    private boolean admin;

    private boolean guest;

    private @Nullable String password;
    private boolean active;
    private boolean demo;

    @Convert(converter = InstantMillis.class)
    @Column(name = "created_at")
    private Instant createdAt;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected Person() {}

    /** Who is active and has no password yet, as guests never have. */
    public Person(String id, PersonName name, Set<Role> roles, Instant createdAt) {
        this.id = id;
        this.name = name.text();
        this.skeleton = name.skeleton();
        this.roles = Set.copyOf(roles);
        this.admin = roles.contains(Role.ADMIN);
        this.guest = roles.contains(Role.GUEST);
        this.active = true;
        this.createdAt = createdAt;
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String skeleton() {
        return skeleton;
    }

    public Set<Role> roles() {
        return roles;
    }

    public Optional<String> password() {
        return Optional.ofNullable(password);
    }

    public boolean isActive() {
        return active;
    }

    /** Made for demonstrations with a password that everybody knows. */
    public boolean isDemo() {
        return demo;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public boolean isGuest() {
        return guest;
    }

    public boolean isAdmin() {
        return admin;
    }

    public Person withPassword(String hash) {
        this.password = hash;
        return this;
    }

    public Person forDemo() {
        this.demo = true;
        return this;
    }

    public void grant(Set<Role> now) {
        this.roles = Set.copyOf(now);
        this.admin = now.contains(Role.ADMIN);
    }

    public void activate(boolean now) {
        this.active = now;
    }
}
