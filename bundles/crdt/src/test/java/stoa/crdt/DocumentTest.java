package stoa.crdt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** A document edited here. */
final class DocumentTest {
    private final Document document = Document.create().writingAs(1);

    @Test
    void textIsInsertedDeletedAndFormatted() {
        SharedText text = document.text("t");
        text.insert(0, "hello world");
        text.delete(4, 2);
        text.format(0, 4, Map.of("bold", Value.of(true)));

        assertEquals("hellworld", text.toString());
        assertEquals(
                List.of(
                        new SharedText.Run(Value.of("hell"), Map.of("bold", Value.of(true))),
                        new SharedText.Run(Value.of("world"), Map.of())),
                text.runs());
    }

    @Test
    void aCutThroughASurrogatePairLeavesReplacementsOnBothSides() {
        SharedText text = document.text("t");
        text.insert(0, "a😀b");
        text.insert(2, "x");

        assertEquals("a\ufffdx\ufffdb", text.toString());
    }

    @Test
    void mapsAndListsNest() {
        SharedMap map = document.map("m");
        map.put("list", SharedType.Shape.LIST);
        SharedList list = (SharedList) assertNotNull(map.nested("list"));
        list.insert(0, List.of(Value.of("a"), Value.of(2)));
        list.delete(0, 1);
        map.put("k", Value.NULL);
        map.remove("k");

        assertEquals("{\"list\":[2]}", new Value.Fields(map.values()).toJson());
    }

    private static Object assertNotNull(Object value) {
        org.junit.jupiter.api.Assertions.assertNotNull(value);
        return value;
    }

    @Test
    void anUpdateThatIsTakenAsItIsIsRelayedAsItIs() {
        byte[] update = document.text("t").insert(0, "a");
        Document other = Document.create();

        Document.Applied first = other.apply(update);
        Document.Applied again = other.apply(update);

        assertTrue(first.changed() && first.complete());
        assertArrayEquals(update, first.relay());
        assertTrue(!again.changed() && again.complete());
    }

    @Test
    void anEarlierStateIsShownFromItsSnapshot() {
        Document keeping = Document.keepingHistory().writingAs(1);
        keeping.text("t").insert(0, "before");
        Snapshot snapshot = Snapshot.decode(keeping.snapshot().encode());
        keeping.text("t").delete(0, 3);
        keeping.text("t").insert(0, "af");

        assertEquals("afore", keeping.text("t").toString());
        assertEquals("before", keeping.text("t").at(snapshot));
    }

    @Test
    void aPositionMovesWithItsNeighbours() {
        document.text("t").insert(0, "abc");
        RelativePosition position =
                RelativePosition.decode(document.text("t").position(1, 0).encode());
        document.text("t").insert(0, "xx");

        assertEquals(OptionalInt.of(3), position.in(document));
    }

    @Test
    void manySingleCharactersBecomeOneStruct() {
        for (int i = 0; i < 5000; i++) {
            document.text("t").insert(i, "x");
        }

        assertEquals(1, document.structs());
    }

    @Test
    void textOfWhatWasDeletedIsGivenBack() {
        SharedText text = document.text("t");
        for (int i = 0; i < 40; i++) {
            text.insert(0, "garbage ".repeat(200));
            text.delete(0, 1600);
        }
        text.insert(0, "kept ");
        text.insert(5, "words");

        assertEquals("kept words", text.toString());
        assertEquals("kept words", reload().text("t").toString());
    }

    private Document reload() {
        Document other = Document.create();
        other.apply(document.encode());
        return other;
    }

    @Test
    void awarenessExpiresAfterThirtySeconds() {
        Instant[] now = {Instant.EPOCH};
        Awareness awareness = new Awareness(() -> now[0], Awareness.Bounds.standard());
        awareness.apply(Awareness.encode(List.of(new Awareness.Entry(5, 1, "{}"))));

        now[0] = now[0].plus(Duration.ofMillis(29_999));
        assertEquals(List.of(), awareness.expired());
        now[0] = now[0].plusMillis(1);
        assertEquals(List.of(5L), awareness.expired());

        byte[] gone = awareness.remove(awareness.expired());
        assertArrayEquals(Awareness.encode(List.of(new Awareness.Entry(5, 1, null))), gone);
        assertEquals(Map.of(), awareness.states());
    }

    @Test
    void tellsWhoWroteWhatAndHowFarAnUpdateReaches() {
        Document document = Document.create().writingAs(7);
        byte[] first = document.text("t").insert(0, "hello");
        document.writingAs(9);
        byte[] second = document.text("t").insert(2, "XY");

        List<SharedText.Stretch> stretches = document.text("t").stretches();

        assertEquals(
                List.of(
                        new SharedText.Stretch(7, 0, "he"),
                        new SharedText.Stretch(9, 0, "XY"),
                        new SharedText.Stretch(7, 2, "llo")),
                stretches);
        assertEquals(Map.of(7L, 5), Updates.ends(first));
        assertEquals(Map.of(9L, 2), Updates.ends(second));
        assertEquals(Map.of(7L, 5, 9L, 2), Updates.ends(document.encode()));
        assertEquals(5, document.clock(7));
        assertEquals(0, document.clock(8));
    }
}
