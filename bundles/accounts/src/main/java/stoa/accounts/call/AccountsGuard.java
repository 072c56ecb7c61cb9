package stoa.accounts.call;

import java.util.Set;
import org.osgi.service.component.annotations.Component;
import stoa.api.access.Action;
import stoa.api.access.Caller;
import stoa.api.access.Guard;
import stoa.api.access.Resource;
import stoa.api.access.Role;
import stoa.api.access.Rules;
import stoa.api.access.Ruling;

/** Who may do what with accounts. A token never administers the account it belongs to, whatever its scopes say. */
@Component(service = Guard.class)
public final class AccountsGuard implements Guard {
    private static final Set<String> FOR_PEOPLE_ONLY = Set.of("account", "tokens");

    private final Rules rules = Rules.of()
            .allowEverybody("session.show")
            .allowEverybody("session.begin")
            .allowEverybody("session.end")
            .allowEverybody("session.guest")
            .allowEverybody("account.register")
            .allowEverybody("setup.status")
            .allowEverybody("setup.finish")
            .allowPeople("account.me")
            .allowMembers("account.password")
            .allowPeople("account.sessions")
            .allowPeople("account.sessions.revoke")
            .allowMembers("tokens.list")
            .allowMembers("tokens.create")
            .allowMembers("tokens.revoke")
            .allow("tokens.createDevice", Role.TEACHER, Role.ADMIN)
            .allow("people.list", Role.ADMIN)
            .allow("people.roles", Role.ADMIN)
            .allow("people.deactivate", Role.ADMIN)
            .allow("people.activate", Role.ADMIN)
            .build();

    @Override
    public Set<Action> actions() {
        return rules.actions();
    }

    @Override
    public Ruling rule(Caller caller, Action action, Resource resource) {
        if (FOR_PEOPLE_ONLY.contains(action.area()) && !caller.scopes().isEmpty()) {
            return Ruling.denied("'" + action + "' cannot be done with a token. Sign in with name and password.");
        }
        return rules.rule(caller, action, resource);
    }
}
