package stoa.accounts.people;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import stoa.accounts.record.ApiToken;
import stoa.accounts.record.ApiToken.Grant;
import stoa.accounts.record.Rows;
import stoa.accounts.secret.SecretHash;
import stoa.api.error.Errors;
import stoa.api.plugin.PluginContext;

/** Keys for programs and devices: shown once, limited to scopes and in time. Threads: any. */
public final class Tokens {
    private static final int MOST_PER_PERSON = 50;
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_DAYS = 366;
    private static final int USUAL_DAYS = 90;
    /** Tells programs that search for leaked secrets what they have found. */
    private static final String PREFIX = "stoa_";

    private final Rows rows;
    private final PluginContext context;
    private final Doors doors;

    Tokens(Rows rows, PluginContext context, Doors doors) {
        this.rows = rows;
        this.context = context;
        this.doors = doors;
    }

    /** What somebody wants a token for. */
    public record Wish(String name, List<String> scopes, Optional<Integer> days) {}

    /** A token that was just made. */
    public record Made(ApiToken token, String secret) {
        @Override
        public String toString() {
            return "Made[" + token.id() + "]";
        }
    }

    /** A token by which a program acts for the person. */
    public Made create(String personId, Wish wish) {
        return make(personId, "tok", grant(wish, false));
    }

    /** A token by which a device acts for itself, as long as the person may be in the hall. */
    public Made createForDevice(String personId, Wish wish) {
        return make(personId, "dev", grant(wish, true));
    }

    /** The person's tokens that still last, newest first. */
    public List<ApiToken> of(String personId) {
        var now = context.clock().instant();
        return rows.read(manager -> newestFirst(manager, personId)).stream()
                .filter(token -> now.isBefore(token.grant().expiresAt()))
                .toList();
    }

    /** Makes one of the person's tokens worthless, at once. */
    public void revoke(String personId, String tokenId) {
        var revoked = rows.change(manager -> {
            var found = Optional.ofNullable(manager.find(ApiToken.class, tokenId))
                    .filter(token -> token.personId().equals(personId));
            found.ifPresent(manager::remove);
            return found;
        });
        doors.revoked(List.of(revoked.orElseThrow(() -> Errors.notFound(
                "You have no token '" + tokenId + "'. It may be revoked already; look at the list again."))));
    }

    /** Deletes what has expired. */
    void sweep() {
        rows.change(manager -> manager.createQuery("delete from ApiToken t where t.expiresAt < :now")
                .setParameter("now", context.clock().instant())
                .executeUpdate());
    }

    /** Within a transaction: takes away all tokens of the person. The caller closes the doors after the commit. */
    static List<ApiToken> removeAll(EntityManager manager, String personId) {
        var tokens = newestFirst(manager, personId);
        tokens.forEach(manager::remove);
        return tokens;
    }

    private Made make(String personId, String family, Grant grant) {
        var secret = PREFIX + context.ids().secret();
        var now = context.clock().instant();
        var token = new ApiToken(context.ids().mint(family), SecretHash.of(secret), personId, grant, now);
        rows.change(manager -> {
            requireRoom(manager, personId);
            manager.persist(token);
            return token;
        });
        return new Made(token, secret);
    }

    /** The lock on the person's row orders this after a deactivation under way, and two wishes one after the other. */
    private void requireRoom(EntityManager manager, String personId) {
        if (!People.require(manager, personId, LockModeType.PESSIMISTIC_WRITE).isActive()) {
            throw Errors.denied("Your account is deactivated, so it can have no tokens. Ask an administrator.");
        }
        if (newestFirst(manager, personId).size() >= MOST_PER_PERSON) {
            throw AccountErrors.rejected(
                    "TOO_MANY_TOKENS",
                    "You have " + MOST_PER_PERSON
                            + " tokens, which is the most. Revoke one that is not used any more.");
        }
    }

    private Grant grant(Wish wish, boolean device) {
        var name = wish.name().strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw Errors.badInput("The token's name '" + name + "' has " + name.length() + " characters; it needs 1 to "
                    + LONGEST_NAME + ". Say what uses it.");
        }
        int days = wish.days().orElse(USUAL_DAYS);
        if (days < 1 || days > LONGEST_DAYS) {
            throw Errors.badInput("The token is to last " + days + " days; it can last 1 to " + LONGEST_DAYS + ".");
        }
        Set<String> scopes = Scopes.parse(wish.scopes());
        return new Grant(name, device, scopes, context.clock().instant().plus(Duration.ofDays(days)));
    }

    private static List<ApiToken> newestFirst(EntityManager manager, String personId) {
        return manager.createQuery(
                        "select t from ApiToken t where t.personId = :person order by t.createdAt desc, t.id desc",
                        ApiToken.class)
                .setParameter("person", personId)
                .getResultList();
    }
}
