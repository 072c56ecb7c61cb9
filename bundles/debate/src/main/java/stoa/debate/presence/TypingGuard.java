package stoa.debate.presence;

import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.api.access.Action;
import stoa.api.access.Caller;
import stoa.api.access.Guard;
import stoa.api.access.Resource;
import stoa.api.access.Ruling;
import stoa.debate.lobby.LobbyBoard;

/** Only who sits in a debate may say that he is typing. */
@Component(service = Guard.class)
public final class TypingGuard implements Guard {
    private static final Action PUBLISH = new Action("live.publish");

    private final LobbyBoard board;

    @Activate
    public TypingGuard(@Reference LobbyBoard board) {
        this.board = board;
    }

    @Override
    public Set<Action> actions() {
        return Set.of(PUBLISH);
    }

    @Override
    public Ruling rule(Caller caller, Action action, Resource resource) {
        var sits = board.card(resource.id())
                .filter(card -> card.seats(caller.id()))
                .isPresent();
        return Ruling.allowIf(sits, "Only the two who debate can show that they are typing.");
    }
}
