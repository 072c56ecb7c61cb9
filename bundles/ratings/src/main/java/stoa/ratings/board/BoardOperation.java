package stoa.ratings.board;

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

/** Lists the players, best first. */
@Component(service = Operation.class)
public final class BoardOperation implements Operation<BoardOperation.Input, BoardOperation.Output> {
    static final int MOST = 200;

    private final BoardStore store;

    @Activate
    public BoardOperation(@Reference PluginContext context) {
        this.store = new BoardStore(context.stores());
    }

    /**
     * Which page.
     *
     * @param after what {@code next} said on the page before
     */
    public record Input(Optional<String> after, Optional<Integer> limit) {}

    /**
     * A page.
     *
     * @param players how many have a rating
     */
    public record Output(List<BoardRow> rows, int players, Optional<String> next) {}

    @Override
    public OperationSpec<Input, Output> spec() {
        return OperationSpec.of("ratings.board", "Lists the players, best first", Input.class, Output.class)
                .get("/ratings");
    }

    @Override
    public Output run(Input input, CallContext context) {
        var limit = limit(input.limit());
        var rows = store.page(input.after().map(Cursor::parse).orElse(Cursor.START), limit);
        var next = rows.size() < limit ? Optional.<String>empty() : Optional.of(Cursor.after(rows.getLast()));
        return new Output(rows, store.count(), next);
    }

    static int limit(Optional<Integer> wanted) {
        int limit = wanted.orElse(50);
        if (limit < 1 || limit > MOST) {
            throw Errors.badInput("Limit '" + limit + "' must be between 1 and " + MOST + ".");
        }
        return limit;
    }
}
