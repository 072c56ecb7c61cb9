package stoa.debate.lobby;

import java.util.List;
import java.util.Optional;
import stoa.api.store.Store;
import stoa.api.store.Stores;

/** The cards on disk: one list per shelf, newest first, and the place of each card by its id. */
final class CardStore {
    private final Store<DebateCard> cards;
    private final Store<Place> places;

    CardStore(Stores stores) {
        cards = stores.open("cards", DebateCard.class);
        places = stores.open("places", Place.class);
    }

    /** Where a card lies. */
    record Place(String key) {}

    Optional<DebateCard> find(String id) {
        return places.get(id).flatMap(place -> cards.get(place.key()));
    }

    void put(DebateCard card) {
        var key = key(card);
        var former = places.get(card.id());
        if (former.isEmpty() || !former.get().key().equals(key)) {
            former.ifPresent(place -> cards.delete(place.key()));
            places.put(card.id(), new Place(key));
        }
        cards.put(key, card);
    }

    /** Cards of a shelf after a cursor, which is the key of the last one seen. */
    List<Store.Entry<DebateCard>> list(Shelf shelf, String after, int limit) {
        return cards.list(shelf.text() + "/", after, limit);
    }

    void clear() {
        cards.clear();
        places.clear();
    }

    private static String key(DebateCard card) {
        var newestFirst = Long.MAX_VALUE - card.openedAt().toEpochMilli();
        return "%s/%019d/%s".formatted(Shelf.of(card.stage()).text(), newestFirst, card.id());
    }
}
