package stoa.accounts.call;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import stoa.accounts.record.Person;
import stoa.api.access.Caller;
import stoa.api.access.Role;

/** What the operations answer with. */
public final class Views {
    private Views() {}

    /** An operation without input. */
    public record Nothing() {}

    /** An operation that answers only by succeeding. */
    public record Done() {}

    /** Somebody as he sees himself. */
    public record User(String id, String name, List<Role> roles) {
        static User of(Person person) {
            return new User(person.id(), person.name(), sorted(person.roles()));
        }

        static Optional<User> of(Caller caller) {
            return caller.isKnown()
                    ? Optional.of(new User(caller.id(), caller.name(), sorted(caller.roles())))
                    : Optional.empty();
        }
    }

    /** Somebody as an administrator sees him. */
    public record Listed(String id, String name, List<Role> roles, boolean active, Instant createdAt) {
        static Listed of(Person person) {
            return new Listed(
                    person.id(), person.name(), sorted(person.roles()), person.isActive(), person.createdAt());
        }
    }

    /** The answer to coming in. */
    public record Entered(User user) {}

    static List<Role> sorted(Collection<Role> roles) {
        return roles.stream().sorted().toList();
    }
}
