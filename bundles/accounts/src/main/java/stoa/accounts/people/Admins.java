package stoa.accounts.people;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import stoa.accounts.record.Person;

/** Those who may administer; asked within a transaction. */
final class Admins {
    private Admins() {}

    /** Active administrators. Locked in the order of their ids, two who take each other's role away wait, and one is refused. */
    static List<Person> all(EntityManager manager, LockModeType lock) {
        return manager.createQuery(
                        "select p from Person p where p.admin = :yes and p.active = :yes order by p.id", Person.class)
                .setParameter("yes", true)
                .setLockMode(lock)
                .getResultList();
    }
}
