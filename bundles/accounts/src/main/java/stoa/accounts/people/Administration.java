package stoa.accounts.people;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import stoa.accounts.name.PersonName;
import stoa.accounts.record.ApiToken;
import stoa.accounts.record.Person;
import stoa.accounts.record.Rows;
import stoa.accounts.record.Session;
import stoa.api.access.Role;
import stoa.api.error.Errors;

/** What administrators do with other people's accounts; there is always one administrator left. Threads: any. */
public final class Administration {
    private static final int MOST_ON_A_PAGE = 200;
    private static final Set<Role> GIVEN = EnumSet.of(Role.MEMBER, Role.TEACHER, Role.ADMIN);

    private final Rows rows;
    private final Policy policy;
    private final Doors doors;

    Administration(Rows rows, Policy policy, Doors doors) {
        this.rows = rows;
        this.policy = policy;
        this.doors = doors;
    }

    /**
     * Some of the people, in the order of their folded names.
     *
     * @param next where the following page begins; empty on the last one
     */
    public record Page(List<Person> people, Optional<String> next) {}

    private record Gone(List<Session> sessions, List<ApiToken> tokens) {}

    /** People whose name contains the text, after the given place. */
    public Page list(String search, String after, int limit) {
        if (limit < 1 || limit > MOST_ON_A_PAGE) {
            throw Errors.badInput("The limit is " + limit + "; it can be 1 to " + MOST_ON_A_PAGE + ".");
        }
        var found = rows.read(manager -> manager.createQuery(
                        "select p from Person p where p.skeleton like :part and p.skeleton > :after order by p.skeleton",
                        Person.class)
                .setParameter("part", "%" + PersonName.skeletonOf(search) + "%")
                .setParameter("after", after)
                .setMaxResults(limit + 1)
                .getResultList());
        if (found.size() <= limit) {
            return new Page(List.copyOf(found), Optional.empty());
        }
        var page = List.copyOf(found.subList(0, limit));
        return new Page(page, Optional.of(page.getLast().skeleton()));
    }

    /** Replaces the roles; whoever has an account stays a member. Subscriptions that are not allowed any more end at once. */
    public Person grant(String personId, Set<Role> roles) {
        if (!GIVEN.containsAll(roles)) {
            throw Errors.badInput("The roles are " + names(roles) + "; each can be one of " + names(GIVEN) + ".");
        }
        var granted = EnumSet.of(Role.MEMBER);
        granted.addAll(roles);
        var changed = rows.change(manager -> {
            var person = locked(manager, personId, !granted.contains(Role.ADMIN));
            requireAccount(person);
            person.grant(granted);
            return person;
        });
        doors.changed(personId);
        return changed;
    }

    /** Closes the account: sessions and tokens are revoked and live connections closed when this returns. */
    public Person deactivate(String personId) {
        var gone = rows.change(manager -> {
            locked(manager, personId, true).activate(false);
            return new Gone(
                    Sessions.removeAll(manager, personId, Optional.empty()), Tokens.removeAll(manager, personId));
        });
        doors.deactivated(personId);
        doors.closed(gone.sessions, "The account was deactivated.");
        doors.revoked(gone.tokens);
        return find(personId);
    }

    /** Opens a closed account again; what was revoked stays revoked. */
    public Person activate(String personId) {
        rows.change(manager -> {
            var person = locked(manager, personId, false);
            person.activate(true);
            return person;
        });
        doors.changed(personId);
        return find(personId);
    }

    private Person find(String personId) {
        return rows.read(manager -> People.require(manager, personId, LockModeType.NONE));
    }

    /** The row, locked; refused when it is to stop being an administrator and is the last. */
    private Person locked(EntityManager manager, String personId, boolean stopsAdministering) {
        var admins = stopsAdministering ? Admins.all(manager, LockModeType.PESSIMISTIC_WRITE) : List.<Person>of();
        var person = People.require(manager, personId, LockModeType.PESSIMISTIC_WRITE);
        boolean another = admins.stream()
                .filter(policy::mayEnter)
                .anyMatch(admin -> !admin.id().equals(personId));
        if (stopsAdministering && person.isAdmin() && person.isActive() && !another) {
            throw AccountErrors.lastAdmin(person.name());
        }
        return person;
    }

    private static void requireAccount(Person person) {
        if (person.isGuest()) {
            throw AccountErrors.rejected(
                    "GUEST_WITHOUT_ACCOUNT",
                    "'" + person.name() + "' is a guest and cannot have roles. Ask him to make an account first.");
        }
    }

    private static List<String> names(Set<Role> roles) {
        return roles.stream()
                .sorted()
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
