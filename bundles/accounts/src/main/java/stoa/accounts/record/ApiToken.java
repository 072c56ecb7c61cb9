package stoa.accounts.record;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;

/** A key for a program that acts for a person, or for a device that acts for itself; limited to scopes and in time. */
@Entity
@Table(name = "api_token")
public class ApiToken {
    @Id
    private String id;

    @Column(name = "secret_hash")
    private String secretHash;

    @Column(name = "person_id")
    private String personId;

    private String name;
    private boolean device;

    @Convert(converter = ScopeText.class)
    private Set<String> scopes;

    @Convert(converter = InstantMillis.class)
    @Column(name = "created_at")
    private Instant createdAt;

    @Convert(converter = InstantMillis.class)
    @Column(name = "expires_at")
    private Instant expiresAt;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected ApiToken() {}

    public ApiToken(String id, String secretHash, String personId, Grant grant, Instant createdAt) {
        this.id = id;
        this.secretHash = secretHash;
        this.personId = personId;
        this.name = grant.name();
        this.device = grant.device();
        this.scopes = grant.scopes();
        this.createdAt = createdAt;
        this.expiresAt = grant.expiresAt();
    }

    /** What a token is for. */
    public record Grant(String name, boolean device, Set<String> scopes, Instant expiresAt) {
        public Grant {
            scopes = Set.copyOf(scopes);
        }
    }

    public String id() {
        return id;
    }

    public String secretHash() {
        return secretHash;
    }

    public String personId() {
        return personId;
    }

    public Grant grant() {
        return new Grant(name, device, scopes, expiresAt);
    }

    public Instant createdAt() {
        return createdAt;
    }
}
