package stoa.bench.notes;

import java.util.Set;
import org.osgi.service.component.annotations.Component;
import stoa.api.access.Action;
import stoa.api.access.Caller;
import stoa.api.access.Guard;
import stoa.api.access.Resource;
import stoa.api.access.Rules;
import stoa.api.access.Ruling;

/** Everybody who came in may write and watch. */
@Component(service = Guard.class)
public final class NotesGuard implements Guard {
    private final Rules rules =
            Rules.of()
            .allowPeople("note.add")
            .allowPeople("note.watch")
            .allowPeople("burst.publish")
            .allowPeople("burst.watch")
            .build();

    @Override
    public Set<Action> actions() {
        return rules.actions();
    }

    @Override
    public Ruling rule(Caller caller, Action action, Resource resource) {
        return rules.rule(caller, action, resource);
    }
}
