package stoa.ratings;

import java.util.Set;
import org.osgi.service.component.annotations.Component;
import stoa.api.access.Action;
import stoa.api.access.Caller;
import stoa.api.access.Guard;
import stoa.api.access.Resource;
import stoa.api.access.Role;
import stoa.api.access.Rules;
import stoa.api.access.Ruling;

/** Everybody may look at the boards; the ledger itself is for those who audit it; only the platform writes to it. */
@Component(service = Guard.class)
public final class RatingsGuard implements Guard {
    private final Rules rules = Rules.of()
            .allowEverybody("ratings.board")
            .allowEverybody("ratings.history")
            .allowEverybody("board.watch")
            .allow("ratings.watch", Role.TEACHER, Role.ADMIN)
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
