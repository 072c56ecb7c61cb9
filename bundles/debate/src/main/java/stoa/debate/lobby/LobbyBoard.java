package stoa.debate.lobby;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.api.channel.ChannelName;
import stoa.api.channel.Channels;
import stoa.api.plugin.PluginContext;
import stoa.debate.room.Clocks;

/**
 * The cards of debates that are open, live or just over, in memory, and their publication on {@code lobby:open}.
 *
 * <p>Thread-safe. Changes are gathered and published twice a second, of the newest debates only, so that a hall with
 * thousands of debates does not flood those who stand in the lobby.
 */
@Component(service = LobbyBoard.class)
public final class LobbyBoard {
    static final ChannelName CHANNEL = ChannelName.of(LobbyChannel.KIND, "open");
    private static final Duration PERIOD = Duration.ofMillis(500);
    private static final Duration KEPT_AFTER_END = Duration.ofMinutes(10);
    private static final int PAGE = 500;

    private final ConcurrentMap<String, DebateCard> cards = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private final Showcase showcase;

    @Activate
    public LobbyBoard(@Reference PluginContext context) {
        this(context.channels(), context.clock());
        var store = new CardStore(context.stores());
        load(store, Shelf.OPEN);
        load(store, Shelf.LIVE);
        context.tasks().every(PERIOD, "lobby-board", this::publish);
    }

    LobbyBoard(Channels channels, InstantSource clock) {
        this.clock = clock;
        this.showcase = new Showcase(channels);
    }

    public Stream<DebateCard> cards() {
        return cards.values().stream();
    }

    public Optional<DebateCard> card(String id) {
        return Optional.ofNullable(cards.get(id));
    }

    /** How many debates of a person wait for an opponent. */
    public long openOf(String host) {
        return cards().filter(card ->
                        Shelf.of(card.stage()) == Shelf.OPEN && card.host().equals(host))
                .count();
    }

    /** Tells how far a debate is; also after a start, when the store knows only how it began. */
    public void spoken(String id, int turn, Clocks clocks, Instant at) {
        cards.computeIfPresent(id, (key, card) -> turn < card.turns() ? card : card.turn(turn, clocks, at));
    }

    void put(DebateCard card) {
        cards.merge(
                card.id(),
                card,
                (known, next) -> known.turns() <= next.turns() || next.clocks().isEmpty()
                        ? next
                        : next.turn(known.turns(), next.clocks().get(), next.changedAt()));
    }

    /**
     * Puts on the board what the version before wrote after this one had read the store, and takes off what it closed. To be
     * called when that version writes no more.
     */
    void catchUp(CardStore store) {
        var known = List.copyOf(cards.keySet());
        load(store, Shelf.OPEN);
        load(store, Shelf.LIVE);
        known.forEach(id -> store.find(id).ifPresentOrElse(this::put, () -> cards.remove(id)));
    }

    void clear() {
        cards.clear();
    }

    void publish() {
        var oldest = clock.instant().minus(KEPT_AFTER_END);
        cards.values()
                .removeIf(card ->
                        Shelf.of(card.stage()) == Shelf.OVER && card.changedAt().isBefore(oldest));
        showcase.show(cards.values());
    }

    private void load(CardStore store, Shelf shelf) {
        var page = store.list(shelf, "", PAGE);
        while (!page.isEmpty()) {
            page.forEach(entry -> cards.putIfAbsent(entry.value().id(), entry.value()));
            page = store.list(shelf, page.getLast().key(), PAGE);
        }
    }
}
