package stoa.accounts.record;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The link by which the first administrator comes in; there is at most one row. */
@Entity
@Table(name = "setup_link")
public class SetupLink {
    @Id
    @Column(name = "secret_hash")
    private String secretHash;

    @Convert(converter = InstantMillis.class)
    @Column(name = "expires_at")
    private Instant expiresAt;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected SetupLink() {}

    public SetupLink(String secretHash, Instant expiresAt) {
        this.secretHash = secretHash;
        this.expiresAt = expiresAt;
    }

    public Instant expiresAt() {
        return expiresAt;
    }
}
