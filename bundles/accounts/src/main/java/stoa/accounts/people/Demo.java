package stoa.accounts.people;

import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.accounts.name.PersonName;
import stoa.accounts.secret.PasswordDesk;
import stoa.api.access.Role;

/**
 * The people of {@code ./dev up}: ada, grace and alan are members, teacher and admin are what they say. Everybody can read
 * their passwords here, so they open only with the setting and only from the machine itself. Their ids, {@code usr_demo_ada}
 * and so on, are fixed: sample content of other plugins is theirs.
 */
final class Demo {
    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
    private static final List<Part> CAST = List.of(
            new Part("ada", Set.of(Role.MEMBER)),
            new Part("grace", Set.of(Role.MEMBER)),
            new Part("alan", Set.of(Role.MEMBER)),
            new Part("teacher", Set.of(Role.MEMBER, Role.TEACHER)),
            new Part("admin", Set.of(Role.MEMBER, Role.ADMIN)));

    private final People people;
    private final PasswordDesk desk;

    Demo(People people, PasswordDesk desk) {
        this.people = people;
        this.desk = desk;
    }

    private record Part(String name, Set<Role> roles) {}

    /** The password of a demo account. */
    static String password(String name) {
        return name + "-in-the-stoa";
    }

    /** Makes those who are missing; a name that somebody real has taken stays his. */
    void cast() {
        CAST.stream()
                .filter(part ->
                        people.bySkeleton(PersonName.skeletonOf(part.name)).isEmpty())
                .forEach(this::make);
        LOG.atWarn()
                .addKeyValue("setting", "stoa.demo")
                .log("Demo accounts with known passwords are open to this machine");
    }

    private void make(Part part) {
        var hash = desk.hash(password(part.name));
        people.add(people.person("usr_demo_" + part.name, new PersonName(part.name), part.roles)
                .withPassword(hash)
                .forDemo());
    }
}
