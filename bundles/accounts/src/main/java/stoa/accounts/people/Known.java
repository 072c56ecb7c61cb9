package stoa.accounts.people;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import stoa.accounts.record.ApiToken;
import stoa.accounts.record.Person;
import stoa.accounts.record.Rows;
import stoa.accounts.record.Session;
import stoa.accounts.secret.SecretHash;
import stoa.api.access.Caller;
import stoa.api.access.Credential;
import stoa.api.access.Role;
import stoa.api.plugin.PluginContext;

/** Who stands behind a credential, answered from memory where possible. Threads: any. */
public final class Known {
    private static final int PEOPLE = 10_000;
    /** The moment of the last use is written this often, not with each request. */
    private static final Duration SEEN_EVERY = Duration.ofHours(1);

    private final Rows rows;
    private final PluginContext context;
    private final Policy policy;
    private final Remembered<Visit> visits;
    private final Remembered<Key> keys;
    private final Remembered<Someone> people;
    private final Set<String> beingSeen = ConcurrentHashMap.newKeySet();

    Known(Rows rows, PluginContext context, Policy policy) {
        this.rows = rows;
        this.context = context;
        this.policy = policy;
        this.visits = new Remembered<>(PEOPLE, context.clock());
        this.keys = new Remembered<>(PEOPLE, context.clock());
        this.people = new Remembered<>(PEOPLE, context.clock());
    }

    private record Visit(String sessionId, String personId, Instant seenAt, Instant end) {}

    private record Key(String tokenId, String personId, ApiToken.Grant grant) {}

    private record Someone(String id, String name, Set<Role> roles) {}

    /** Empty when the credential is unknown, expired or revoked, or its person is deactivated. */
    public Optional<Caller> resolve(Credential credential) {
        var hash = SecretHash.of(credential.secret());
        return switch (credential) {
            case Credential.SessionToken session ->
                visits.find(hash, this::visit).flatMap(visit -> visitor(hash, visit));
            case Credential.ApiToken token -> keys.find(hash, this::key).flatMap(this::program);
        };
    }

    void forgetSession(Session session) {
        visits.forget(session.secretHash());
    }

    void forgetToken(ApiToken token) {
        keys.forget(token.secretHash());
    }

    void forgetPerson(String personId) {
        people.forget(personId);
    }

    private Optional<Caller> visitor(String hash, Visit visit) {
        var now = context.clock().instant();
        if (!now.isBefore(visit.end)) {
            return Optional.empty();
        }
        if (visit.seenAt.plus(SEEN_EVERY).isBefore(now) && beingSeen.add(hash)) {
            context.tasks().run("session seen", () -> markSeen(hash, visit.sessionId));
        }
        return people.find(visit.personId, this::someone)
                .map(person -> Caller.of(person.id, person.name, person.roles).withSession(visit.sessionId));
    }

    private Optional<Caller> program(Key key) {
        if (!context.clock().instant().isBefore(key.grant.expiresAt())) {
            return Optional.empty();
        }
        return people.find(key.personId, this::someone)
                .map(owner -> key.grant.device() ? device(key) : Caller.of(owner.id, owner.name, owner.roles))
                .map(caller -> caller.withSession(key.tokenId).withScopes(Scopes.prefixes(key.grant.scopes())));
    }

    private static Caller device(Key key) {
        return Caller.of(key.tokenId, key.grant.name(), Set.of(Role.DEVICE));
    }

    private void markSeen(String hash, String sessionId) {
        try {
            rows.change(manager -> {
                Optional.ofNullable(manager.find(Session.class, sessionId))
                        .ifPresent(session -> session.seen(context.clock().instant()));
                return sessionId;
            });
            visits.forget(hash);
        } finally {
            beingSeen.remove(hash);
        }
    }

    private Optional<Visit> visit(String hash) {
        return rows.read(
                manager -> manager.createQuery("select s from Session s where s.secretHash = :hash", Session.class)
                        .setParameter("hash", hash)
                        .getResultStream()
                        .findFirst()
                        .map(session -> new Visit(session.id(), session.personId(), session.seenAt(), session.end())));
    }

    private Optional<Key> key(String hash) {
        return rows.read(
                manager -> manager.createQuery("select t from ApiToken t where t.secretHash = :hash", ApiToken.class)
                        .setParameter("hash", hash)
                        .getResultStream()
                        .findFirst()
                        .map(token -> new Key(token.id(), token.personId(), token.grant())));
    }

    private Optional<Someone> someone(String personId) {
        return rows.read(manager -> Optional.ofNullable(manager.find(Person.class, personId)))
                .filter(policy::mayEnter)
                .map(person -> new Someone(person.id(), person.name(), person.roles()));
    }
}
