package stoa.debate;

import java.util.Set;
import org.osgi.service.component.annotations.Component;
import stoa.api.access.Action;
import stoa.api.access.Caller;
import stoa.api.access.Guard;
import stoa.api.access.Resource;
import stoa.api.access.Role;
import stoa.api.access.Rules;
import stoa.api.access.Ruling;

/**
 * Which roles may do what around debates. Who may do it in one debate (the seat, the turn, guests in a rated debate) is
 * decided there; commands of the platform itself stand in no row, so nobody else can send them.
 */
@Component(service = Guard.class)
public final class DebateGuard implements Guard {
    private final Rules rules = Rules.of()
            .allowEverybody("debate.watch")
            .allowEverybody("debate.lobby")
            .allowEverybody("debate.motions")
            .allowEverybody("debate.export")
            .allowEverybody("lobby.watch")
            .allowEverybody("live.watch")
            .allowMembers("debate.create")
            .allowPeople("debate.join")
            .allowPeople("debate.leave")
            .allowPeople("debate.speak")
            .allowPeople("debate.resign")
            .allowPeople("debate.offerDraw")
            .allowPeople("debate.answerDraw")
            .allowPeople("debate.abort")
            .allowPeople("debate.draft")
            .allowEverybody("debate.ballot")
            .allowEverybody("debate.flow")
            .allowEverybody("debate.document")
            .allowEverybody("debate.revisions")
            .allow("debate.overrule", Role.TEACHER, Role.ADMIN)
            .allow("debate.review", Role.TEACHER, Role.ADMIN)
            .allowMembers("judges.choices")
            .allow("judges.cards", Role.TEACHER, Role.ADMIN)
            .allow("judges.compare", Role.TEACHER, Role.ADMIN)
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
