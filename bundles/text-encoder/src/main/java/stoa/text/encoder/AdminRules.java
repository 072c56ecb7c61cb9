package stoa.text.encoder;

import java.util.Set;
import org.osgi.service.component.annotations.Component;
import stoa.api.access.Action;
import stoa.api.access.Caller;
import stoa.api.access.Guard;
import stoa.api.access.Resource;
import stoa.api.access.Role;
import stoa.api.access.Rules;
import stoa.api.access.Ruling;

/** Only administrators see what the encoder did. */
@Component(service = Guard.class)
public final class AdminRules implements Guard {
    private final Rules rules = Rules.of().allow(ShowState.NAME, Role.ADMIN).build();

    @Override
    public Set<Action> actions() {
        return rules.actions();
    }

    @Override
    public Ruling rule(Caller caller, Action action, Resource resource) {
        return rules.rule(caller, action, resource);
    }
}
