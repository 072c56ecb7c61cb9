package stoa.ratings.board;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.api.channel.ChannelName;
import stoa.api.plugin.PluginContext;

/** Publishes the first fifty on {@code board:main}, at most four times a second however many results come in. */
@Component(service = LiveBoard.class)
public final class LiveBoard {
    static final ChannelName CHANNEL = ChannelName.of(BoardChannel.KIND, "main");
    static final String KEY = "top";
    static final int SHOWN = 50;

    private static final Duration PERIOD = Duration.ofMillis(250);
    /** The projection tells of a change before its transaction is committed, so the board is looked at a few times more. */
    private static final int LOOKS = 8;

    private final AtomicInteger looksLeft = new AtomicInteger(LOOKS);
    private final PluginContext context;
    private final BoardStore store;
    private volatile Optional<Board> published = Optional.empty();

    @Activate
    public LiveBoard(@Reference PluginContext context) {
        this.context = context;
        this.store = new BoardStore(context.stores());
        context.tasks().every(PERIOD, "live-board", this::publish);
    }

    /** A publication. */
    record Board(List<BoardRow> rows, int players) {}

    void changed() {
        looksLeft.set(LOOKS);
    }

    private void publish() {
        if (looksLeft.getAndUpdate(looks -> Math.max(0, looks - 1)) > 0) {
            var board = Optional.of(new Board(store.page(Cursor.START, SHOWN), store.count()));
            if (!board.equals(published)) {
                context.channels().publish(CHANNEL, KEY, board.get());
                published = board;
            }
        }
    }
}
