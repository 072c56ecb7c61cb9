package stoa.ratings.board;

import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.api.plugin.PluginContext;
import stoa.api.store.Stores;
import stoa.api.stream.Projection;
import stoa.api.stream.Recorded;
import stoa.ratings.ledger.LedgerAggregate;
import stoa.ratings.ledger.Posting;
import stoa.ratings.ledger.RatingEvent;

/** Keeps the board and the histories. */
@Component(service = Projection.class)
public final class BoardProjection implements Projection {
    private final BoardStore store;
    private final LiveBoard board;

    @Activate
    public BoardProjection(@Reference PluginContext context, @Reference LiveBoard board) {
        this(context.stores(), board);
    }

    BoardProjection(Stores stores, LiveBoard board) {
        this.store = new BoardStore(stores);
        this.board = board;
    }

    @Override
    public String name() {
        return "ratings-board";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(LedgerAggregate.KIND);
    }

    @Override
    public void apply(Recorded recorded) {
        switch (RatingEvent.read(recorded)) {
            case RatingEvent.Opened opened ->
                store.add(Player.opened(opened.user(), opened.name(), opened.rating(), opened.at()));
            case RatingEvent.Applied applied -> {
                enter(applied, applied.a(), applied.b(), applied.score());
                enter(applied, applied.b(), applied.a(), 1 - applied.score());
            }
        }
        board.changed();
    }

    @Override
    public void reset() {
        store.clear();
        board.changed();
    }

    private void enter(RatingEvent.Applied entry, Posting own, Posting other, double score) {
        var before = store.find(own.user()).orElseThrow();
        store.replace(before, before.after(own, score, entry.at()));
        store.enter(
                own.user(),
                new HistoryEntry(
                        entry.result(),
                        entry.order(),
                        other.user(),
                        other.name(),
                        own.before(),
                        own.after(),
                        own.delta(),
                        score,
                        entry.at()));
    }
}
