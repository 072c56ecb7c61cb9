package stoa.ratings.board;

import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.api.panel.CallContext;
import stoa.api.panel.Operation;
import stoa.api.panel.OperationSpec;
import stoa.api.plugin.PluginContext;
import stoa.api.store.Store;

/** Shows how a player's rating came about, newest first. */
@Component(service = Operation.class)
public final class HistoryOperation implements Operation<HistoryOperation.Input, HistoryOperation.Output> {
    private final BoardStore store;

    @Activate
    public HistoryOperation(@Reference PluginContext context) {
        this.store = new BoardStore(context.stores());
    }

    /** Whose, and which page of it. */
    public record Input(String user, Optional<String> after, Optional<Integer> limit) {}

    /**
     * A player and a page of results.
     *
     * @param player empty for somebody without a rated debate
     */
    public record Output(Optional<BoardRow> player, List<HistoryEntry> entries, Optional<String> next) {}

    @Override
    public OperationSpec<Input, Output> spec() {
        return OperationSpec.of("ratings.history", "Shows how a rating came about", Input.class, Output.class)
                .get("/ratings/{user}")
                .on("player", "user");
    }

    @Override
    public Output run(Input input, CallContext context) {
        var limit = BoardOperation.limit(input.limit());
        var player = store.find(input.user()).map(found -> found.ranked(store.rank(found)));
        var page = store.history(input.user(), input.after().orElse(""), limit);
        var next = page.size() < limit
                ? Optional.<String>empty()
                : Optional.of(page.getLast().key());
        return new Output(player, page.stream().map(Store.Entry::value).toList(), next);
    }
}
