package stoa.debate.demo;

import java.util.Locale;
import java.util.Set;
import stoa.api.access.Caller;
import stoa.api.access.Role;

/** Demo people by the fixed ids under which the accounts keep them. */
enum Actor {
    ADA,
    GRACE,
    ALAN,
    TEACHER;

    Caller caller() {
        var name = name().toLowerCase(Locale.ROOT);
        return Caller.of("usr_demo_" + name, name, Set.of(Role.MEMBER));
    }
}
