package stoa.ratings.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.api.error.PlatformException;
import stoa.ratings.MemoryStores;

final class BoardStoreTest {
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

    private final BoardStore store = new BoardStore(new MemoryStores());

    @Test
    void sortsByRatingAndPagesWithoutGapOrRepeat() {
        for (var number = 0; number < 95; number++) {
            store.add(Player.opened("usr_" + number, "P", 1000 + number * 37 % 800, AT));
        }

        var all = new ArrayList<BoardRow>();
        var cursor = Cursor.START;
        for (var page = store.page(cursor, 10); !page.isEmpty(); page = store.page(cursor, 10)) {
            all.addAll(page);
            cursor = Cursor.parse(Cursor.after(page.getLast()));
        }

        assertEquals(95, all.stream().map(BoardRow::user).distinct().count());
        assertEquals(
                all,
                all.stream()
                        .sorted(Comparator.comparing(BoardRow::rating).reversed())
                        .toList());
        assertEquals(95, all.getLast().rank());
        assertEquals(95, store.count());
        assertEquals(
                all.get(40).rank(), store.rank(store.find(all.get(40).user()).orElseThrow()));
    }

    @Test
    void movesAPlayerWhoseRatingChanged() {
        var player = Player.opened("usr_1", "P", 1500, AT);
        store.add(player);
        store.add(Player.opened("usr_2", "Q", 1510, AT));
        store.replace(player, Player.opened("usr_1", "P", 1520, AT));

        assertEquals(
                List.of("usr_1", "usr_2"),
                store.page(Cursor.START, 10).stream().map(BoardRow::user).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "~", "x~00001", "12345678901~x", "-1~x", "abc"})
    void refusesACursorThatIsNone(String text) {
        var failure = assertThrows(PlatformException.class, () -> Cursor.parse(text));

        assertTrue(failure.getMessage().contains("'" + text + "'"));
    }
}
