package stoa.accounts.record;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** One browser in which somebody is signed in. */
@Entity
@Table(name = "login_session")
public class Session {
    /** Who stays away this long has to sign in again. */
    public static final Duration IDLE = Duration.ofDays(14);
    /** Who signed in this long ago has to do it again. */
    public static final Duration LIFETIME = Duration.ofDays(60);

    @Id
    private String id;

    @Column(name = "secret_hash")
    private String secretHash;

    @Column(name = "person_id")
    private String personId;

    @Convert(converter = InstantMillis.class)
    @Column(name = "created_at")
    private Instant createdAt;

    @Convert(converter = InstantMillis.class)
    @Column(name = "seen_at")
    private Instant seenAt;

    private String address;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected Session() {}

    public Session(String id, String secretHash, String personId, Instant now, String address) {
        this.id = id;
        this.secretHash = secretHash;
        this.personId = personId;
        this.createdAt = now;
        this.seenAt = now;
        this.address = address;
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

    public Instant createdAt() {
        return createdAt;
    }

    public Instant seenAt() {
        return seenAt;
    }

    public String address() {
        return address;
    }

    /** The first moment at which it is not valid any more, unless it is used before. */
    public Instant end() {
        var idle = seenAt.plus(IDLE);
        var oldest = createdAt.plus(LIFETIME);
        return idle.isBefore(oldest) ? idle : oldest;
    }

    public void seen(Instant now) {
        this.seenAt = now;
    }
}
