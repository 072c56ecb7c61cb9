package stoa.debate.lobby;

import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.api.debate.DebateDecided;
import stoa.api.plugin.PluginContext;
import stoa.api.stream.Projection;
import stoa.api.stream.Recorded;
import stoa.debate.room.DebateEvent;

/** Keeps the cards. Single turns are not written: they only show on the board, and the end of the debate counts them. */
@Component(service = Projection.class)
public final class LobbyProjection implements Projection {
    private final CardStore cards;
    private final LobbyBoard board;
    private boolean isCaughtUp;

    @Activate
    public LobbyProjection(@Reference PluginContext context, @Reference LobbyBoard board) {
        this.cards = new CardStore(context.stores());
        this.board = board;
    }

    @Override
    public String name() {
        return "debate-lobby";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(DebateDecided.KIND);
    }

    @Override
    public void apply(Recorded recorded) {
        catchUp();
        follow(recorded.stream().key(), DebateEvent.read(recorded));
    }

    /** At the first event: then the version before has stopped, and no card it wrote may be missing on the board. */
    private void catchUp() {
        if (!isCaughtUp) {
            board.catchUp(cards);
            isCaughtUp = true;
        }
    }

    private void follow(String id, DebateEvent event) {
        switch (event) {
            case DebateEvent.Opened opened -> save(DebateCard.of(id, opened));
            case DebateEvent.Spoken spoken -> board.spoken(id, spoken.turn(), spoken.clocks(), spoken.at());
            default -> cards.find(id).ifPresent(card -> saveIfChanged(card, card.after(event)));
        }
    }

    @Override
    public void reset() {
        cards.clear();
        board.clear();
    }

    private void saveIfChanged(DebateCard before, DebateCard after) {
        if (!after.equals(before)) {
            save(after);
        }
    }

    private void save(DebateCard card) {
        cards.put(card);
        board.put(card);
    }
}
