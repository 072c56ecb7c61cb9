package stoa.accounts.people;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import stoa.accounts.record.Person;
import stoa.accounts.record.Rows;
import stoa.accounts.record.Session;
import stoa.accounts.secret.SecretHash;
import stoa.api.error.Errors;
import stoa.api.plugin.PluginContext;

/** Begins, lists and ends sessions. What is ended here is over when the call returns, sockets included. Threads: any. */
public final class Sessions {
    private static final int MOST_PER_PERSON = 50;

    private final Rows rows;
    private final PluginContext context;
    private final Doors doors;

    Sessions(Rows rows, PluginContext context, Doors doors) {
        this.rows = rows;
        this.context = context;
        this.doors = doors;
    }

    /**
     * A session that has begun.
     *
     * @param secret for the cookie; not kept anywhere else
     */
    public record Begun(String secret) {
        @Override
        public String toString() {
            return "Begun[hidden]";
        }
    }

    /** Begins one for somebody who was just verified; refused when the account changed in between. */
    public Begun begin(Person verified, String address) {
        var secret = context.ids().secret();
        var session = new Session(
                context.ids().mint("ses"),
                SecretHash.of(secret),
                verified.id(),
                context.clock().instant(),
                cut(address));
        var surplus = rows.change(manager -> {
            requireUnchanged(manager, verified);
            var older = newestFirst(manager, verified.id());
            manager.persist(session);
            return remove(manager, older.stream().skip(MOST_PER_PERSON - 1).toList());
        });
        doors.closed(surplus, "Signed in in too many places.");
        return new Begun(secret);
    }

    /** The sessions of the person that still last, newest first. */
    public List<Session> of(String personId) {
        var now = context.clock().instant();
        return rows.read(manager -> newestFirst(manager, personId)).stream()
                .filter(session -> now.isBefore(session.end()))
                .toList();
    }

    /** Ends a session whoever has it; nothing happens when it is over already. */
    public void end(String sessionId) {
        var ended = rows.change(manager -> remove(
                manager,
                Optional.ofNullable(manager.find(Session.class, sessionId)).stream()
                        .toList()));
        doors.closed(ended, "Signed out.");
    }

    /** Ends one of the person's own sessions. */
    public void revoke(String personId, String sessionId) {
        var ended = rows.change(manager -> remove(
                manager,
                Optional.ofNullable(manager.find(Session.class, sessionId))
                        .filter(session -> session.personId().equals(personId))
                        .stream()
                        .toList()));
        if (ended.isEmpty()) {
            throw Errors.notFound("You have no session '" + sessionId + "'. It may be over; look at the list again.");
        }
        doors.closed(ended, "Signed out from another place.");
    }

    /** Deletes what has expired. */
    void sweep() {
        var now = context.clock().instant();
        rows.change(
                manager -> manager.createQuery("delete from Session s where s.seenAt < :idle or s.createdAt < :oldest")
                        .setParameter("idle", now.minus(Session.IDLE))
                        .setParameter("oldest", now.minus(Session.LIFETIME))
                        .executeUpdate());
    }

    /** Within a transaction: takes away all sessions of the person but one. The caller closes the doors after the commit. */
    static List<Session> removeAll(EntityManager manager, String personId, Optional<String> except) {
        var others = newestFirst(manager, personId).stream()
                .filter(session -> !except.equals(Optional.of(session.id())))
                .toList();
        return remove(manager, others);
    }

    /** The row lock orders this after a deactivation or change of password that is under way. */
    private static void requireUnchanged(EntityManager manager, Person verified) {
        var current = manager.find(Person.class, verified.id(), LockModeType.PESSIMISTIC_WRITE);
        if (current == null || !current.isActive() || !current.password().equals(verified.password())) {
            throw AccountErrors.wrongCredentials();
        }
    }

    private static List<Session> newestFirst(EntityManager manager, String personId) {
        return manager.createQuery(
                        "select s from Session s where s.personId = :person order by s.createdAt desc, s.id desc",
                        Session.class)
                .setParameter("person", personId)
                .getResultList();
    }

    private static List<Session> remove(EntityManager manager, List<Session> sessions) {
        sessions.forEach(manager::remove);
        return sessions;
    }

    private static String cut(String address) {
        return address.length() <= 64 ? address : address.substring(0, 64);
    }
}
