package stoa.accounts.people;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import stoa.accounts.limit.Limits;
import stoa.accounts.limit.Origin;
import stoa.accounts.name.PersonName;
import stoa.accounts.record.Person;
import stoa.accounts.record.Rows;
import stoa.accounts.record.Session;
import stoa.accounts.secret.PasswordDesk;
import stoa.api.access.Role;
import stoa.api.error.Errors;
import stoa.api.plugin.PluginContext;

/** Makes people known and checks that they are who they say. Threads: any. */
public final class People {
    private static final int LONGEST_TYPED = 128;

    private final Rows rows;
    private final PluginContext context;
    private final Policy policy;
    private final PasswordDesk desk;
    private final Limits limits;
    private final Doors doors;

    People(Rows rows, PluginContext context, Policy policy, PasswordDesk desk, Limits limits, Doors doors) {
        this.rows = rows;
        this.context = context;
        this.policy = policy;
        this.desk = desk;
        this.limits = limits;
        this.doors = doors;
    }

    /** Makes an account, if registration is open. */
    public Person register(String name, String password, String address) {
        if (!policy.registration()) {
            throw AccountErrors.rejected(
                    "REGISTRATION_CLOSED", "Nobody can make an account here by himself. Ask an administrator for one.");
        }
        limits.arrivals().enter(Origin.of(address));
        var parsed = PersonName.parse(name);
        requireFree(parsed);
        return add(person(parsed, Set.of(Role.MEMBER)).withPassword(desk.accept(password, parsed.text())));
    }

    /** Lets somebody in by nickname, if guests are welcome. */
    public Person welcome(String nickname, String address) {
        if (!policy.guests()) {
            throw AccountErrors.rejected(
                    "GUESTS_CLOSED", "Guests are not admitted here. Sign in, or ask an administrator for an account.");
        }
        limits.guests().enter(Origin.of(address));
        var parsed = PersonName.parse(nickname);
        requireFree(parsed);
        return add(person(parsed, Set.of(Role.GUEST)));
    }

    /** The person of that name, if the password is right and the account open. */
    public Person verify(String name, String password, String address) {
        var skeleton = PersonName.skeletonOf(name.substring(0, Math.min(name.length(), LONGEST_TYPED)));
        limits.addresses().enter(Origin.of(address));
        limits.names().enter(skeleton);
        var found = bySkeleton(skeleton);
        if (!desk.matches(found.flatMap(Person::password), password)) {
            throw AccountErrors.wrongCredentials();
        }
        limits.names().forget(skeleton);
        limits.addresses().giveBack(Origin.of(address));
        var person = found.orElseThrow();
        requireOpen(person, address);
        return withTodaysHash(person, password);
    }

    /** Sets a new password and ends the person's other sessions; returns how many. */
    public int changePassword(String personId, String current, String next, String keptSession) {
        var person = find(personId);
        limits.names().enter(person.skeleton());
        if (!desk.matches(person.password(), current)) {
            throw AccountErrors.wrongPassword();
        }
        limits.names().forget(person.skeleton());
        var hash = desk.accept(next, person.name());
        List<Session> ended = rows.change(manager -> {
            replace(manager, person, hash);
            return Sessions.removeAll(manager, personId, Optional.of(keptSession));
        });
        doors.closed(ended, "The password was changed.");
        return ended.size();
    }

    public Person find(String personId) {
        return rows.read(manager -> require(manager, personId, LockModeType.NONE));
    }

    /** The row of a person who must exist. */
    static Person require(EntityManager manager, String personId, LockModeType lock) {
        return Optional.ofNullable(manager.find(Person.class, personId, lock))
                .orElseThrow(() -> Errors.notFound("There is no person '" + personId + "'. Look at the list again."));
    }

    /** Lets others take the nicknames of guests whose sessions are over. */
    void sweep() {
        var before = context.clock().instant().minus(Duration.ofDays(1));
        rows.change(manager -> manager.createQuery("update Person p set p.skeleton = p.id where p.guest = :guest"
                        + " and p.skeleton <> p.id and p.createdAt < :before"
                        + " and p.id not in (select s.personId from Session s)")
                .setParameter("guest", true)
                .setParameter("before", before)
                .executeUpdate());
    }

    /** A person not stored yet. */
    Person person(PersonName name, Set<Role> roles) {
        return person(context.ids().mint("usr"), name, roles);
    }

    Person person(String id, PersonName name, Set<Role> roles) {
        return new Person(id, name, roles, context.clock().instant());
    }

    /** Stores a new person unless the name has been taken in the meantime. */
    Person add(Person person) {
        return add(person, manager -> {});
    }

    /** The same, after what else belongs to the transaction. */
    Person add(Person person, Consumer<EntityManager> first) {
        try {
            return rows.change(manager -> {
                first.accept(manager);
                manager.persist(person);
                return person;
            });
        } catch (PersistenceException failed) {
            // Only the unique key knows who was first; which failure it was shows in the table, the same on each
            // database.
            requireFree(person.name(), person.skeleton());
            throw failed;
        }
    }

    Optional<Person> bySkeleton(String skeleton) {
        return rows.read(
                manager -> manager.createQuery("select p from Person p where p.skeleton = :skeleton", Person.class)
                        .setParameter("skeleton", skeleton)
                        .getResultStream()
                        .findFirst());
    }

    void requireFree(PersonName name) {
        requireFree(name.text(), name.skeleton());
    }

    private void requireFree(String name, String skeleton) {
        if (bySkeleton(skeleton).isPresent()) {
            throw AccountErrors.nameTaken(name);
        }
    }

    private void requireOpen(Person person, String address) {
        if (!person.isActive()) {
            throw AccountErrors.deactivated(person.name());
        }
        if (person.isDemo() && !(policy.demo() && Origin.isLoopback(address))) {
            throw AccountErrors.onlyForDemo(person.name());
        }
    }

    private Person withTodaysHash(Person person, String password) {
        if (!person.password().filter(desk::isOutdated).isPresent()) {
            return person;
        }
        var hash = desk.hash(password);
        return rows.change(manager -> replace(manager, person, hash));
    }

    private static Person replace(EntityManager manager, Person seen, String hash) {
        var row = manager.find(Person.class, seen.id(), LockModeType.PESSIMISTIC_WRITE);
        if (row == null || !row.isActive() || !row.password().equals(seen.password())) {
            throw AccountErrors.wrongCredentials();
        }
        return row.withPassword(hash);
    }
}
