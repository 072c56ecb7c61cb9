package stoa.debate.lobby;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stoa.api.channel.Channels;

/** What the lobby's channel shows now: the newest cards that wait and the newest others. Used by one task only. */
final class Showcase {
    static final int MOST_PER_SHELF = 100;

    private final Channels channels;
    private final Map<String, DebateCard> shown = new HashMap<>();

    Showcase(Channels channels) {
        this.channels = channels;
    }

    /**
     * A publication on {@code lobby:open}.
     *
     * @param gone the card leaves the board
     */
    record LobbyPublication(DebateCard card, boolean gone) {}

    /** Publishes what differs from the last time. */
    void show(Collection<DebateCard> cards) {
        var wanted = Stream.concat(newest(cards, true), newest(cards, false))
                .collect(Collectors.toMap(DebateCard::id, card -> card));
        wanted.values().stream()
                .filter(card -> !card.equals(shown.get(card.id())))
                .forEach(this::publish);
        var leaving = new HashSet<>(shown.keySet());
        leaving.removeAll(wanted.keySet());
        leaving.forEach(this::remove);
    }

    private static Stream<DebateCard> newest(Collection<DebateCard> cards, boolean waiting) {
        return cards.stream()
                .filter(card -> Shelf.of(card.stage()) == Shelf.OPEN == waiting)
                .sorted(Comparator.comparing(DebateCard::openedAt).reversed())
                .limit(MOST_PER_SHELF);
    }

    private void publish(DebateCard card) {
        channels.publish(LobbyBoard.CHANNEL, card.id(), new LobbyPublication(card, false));
        shown.put(card.id(), card);
    }

    private void remove(String id) {
        Optional.ofNullable(shown.remove(id))
                .ifPresent(card -> channels.publish(LobbyBoard.CHANNEL, id, new LobbyPublication(card, true)));
        channels.forget(LobbyBoard.CHANNEL, id);
    }
}
