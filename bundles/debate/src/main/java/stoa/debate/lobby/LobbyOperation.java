package stoa.debate.lobby;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.api.error.Errors;
import stoa.api.panel.CallContext;
import stoa.api.panel.Operation;
import stoa.api.panel.OperationSpec;
import stoa.api.plugin.PluginContext;
import stoa.api.store.Store;

/** Lists debates, newest first. */
@Component(service = Operation.class)
public final class LobbyOperation implements Operation<LobbyOperation.Input, LobbyOperation.Output> {
    private static final int MOST = 100;

    private final CardStore cards;
    private final LobbyBoard board;

    @Activate
    public LobbyOperation(@Reference PluginContext context, @Reference LobbyBoard board) {
        this.cards = new CardStore(context.stores());
        this.board = board;
    }

    /**
     * Which debates, and which page of them.
     *
     * @param state {@code open} if left out, {@code live} or {@code over}
     */
    public record Input(Optional<String> state, Optional<Integer> limit, Optional<String> after) {}

    /**
     * A page.
     *
     * @param next what to pass as {@code after} for more
     */
    public record Output(List<DebateCard> debates, Optional<String> next) {}

    @Override
    public OperationSpec<Input, Output> spec() {
        return OperationSpec.of("debate.lobby", "Lists open, live or finished debates", Input.class, Output.class)
                .get("/debates");
    }

    @Override
    public Output run(Input input, CallContext context) {
        var limit = limit(input);
        var page = cards.list(shelf(input), input.after().orElse(""), limit);
        var debates = page.stream().map(Store.Entry::value).map(this::fresh).toList();
        return new Output(
                debates,
                page.size() < limit
                        ? Optional.empty()
                        : Optional.of(page.getLast().key()));
    }

    private DebateCard fresh(DebateCard stored) {
        return board.card(stored.id())
                .filter(live -> live.stage() == stored.stage())
                .orElse(stored);
    }

    private static int limit(Input input) {
        int limit = input.limit().orElse(50);
        if (limit < 1 || limit > MOST) {
            throw Errors.badInput("Limit '" + limit + "' must be between 1 and " + MOST + ".");
        }
        return limit;
    }

    private static Shelf shelf(Input input) {
        var wanted = input.state().orElse(Shelf.OPEN.text());
        return Arrays.stream(Shelf.values())
                .filter(shelf -> shelf.text().equals(wanted))
                .findFirst()
                .orElseThrow(() -> Errors.badInput("State '" + wanted + "' must be open, live or over."));
    }
}
