package stoa.api.stream;

import java.time.Instant;
import java.util.Objects;

/**
 * A change of a durable timer of the stream, committed with the events. A timer survives restarts; when it is due the
 * command comes to the mailbox from {@code Caller.system("timer")}, at most once for each setting.
 */
public sealed interface Timer<C> {
    String name();

    /** Sets or replaces the timer of that name. */
    record Set<C>(String name, Instant due, C command) implements Timer<C> {
        public Set {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(due, "due");
            Objects.requireNonNull(command, "command");
        }
    }

    /** Takes the timer of that name away, if there is one. */
    record Cancel<C>(String name) implements Timer<C> {
        public Cancel {
            Objects.requireNonNull(name, "name");
        }
    }
}
