package stoa.kernel.persistence.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import stoa.api.error.PlatformException;
import stoa.kernel.contract.store.Checkpoints;
import stoa.kernel.contract.store.DocumentTable;
import stoa.kernel.persistence.Bed;
import stoa.kernel.persistence.database.Engine;

@ParameterizedClass(name = "{0}")
@EnumSource(Engine.class)
final class TablesTest {
    @Parameter
    Engine engine;

    private Bed bed;

    @BeforeEach
    void open() {
        bed = Bed.open(engine);
    }

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void aDocumentIsWrittenReplacedAndDeleted() {
        assertEquals(Optional.empty(), documents().get("s", "k"));
        documents().put("s", "k", new byte[] {1});
        documents().put("s", "k", new byte[] {2});
        assertFalse(documents().putIfAbsent("s", "k", new byte[] {3}));
        assertTrue(documents().putIfAbsent("s", "other", new byte[] {4}));

        assertArrayEquals(new byte[] {2}, documents().get("s", "k").orElseThrow());
        assertEquals(Optional.empty(), documents().get("t", "k"));
        assertTrue(documents().delete("s", "k"));
        assertFalse(documents().delete("s", "k"));
    }

    @Test
    void aDocumentOfAMegabyteIsKept() {
        documents().put("s", "k", new byte[1 << 20]);

        assertEquals(1 << 20, documents().get("s", "k").orElseThrow().length);
    }

    @Test
    void keysAreListedByCodePointBelowAPrefix() {
        for (var key : List.of("b/2", "b/10", "B/1", "b/ä", "b/z", "a", "c", "b", "b%")) {
            documents().put("s", key, new byte[0]);
        }
        documents().put("t", "b/1", new byte[0]);

        assertEquals(List.of("b/10", "b/2", "b/z", "b/ä"), listed("b/", ""));
        assertEquals(List.of("b/z", "b/ä"), listed("b/", "b/2"));
        assertEquals(List.of("B/1", "a", "b", "b%"), listed("", "").subList(0, 4));
        assertEquals(2, documents().list("s", "b/", "", 2).size());
        documents().clear("s");
        assertEquals(List.of(), listed("", ""));
        assertEquals(1, documents().list("t", "", "", 10).size());
    }

    @Test
    void aCheckpointMovesOnlyFromWhereItStands() {
        checkpoints().save("board", 1, Map.of());
        assertTrue(checkpoints().advance("board", 1, Map.of(1, 0L), Map.of(1, 5L, 2, 6L)));
        assertTrue(checkpoints().advance("board", 1, Map.of(1, 5L, 2, 6L), Map.of(1, 7L, 2, 6L)));

        assertFalse(checkpoints().advance("board", 1, Map.of(1, 5L, 2, 6L), Map.of(1, 8L, 2, 6L)));
        assertFalse(checkpoints().advance("board", 2, Map.of(1, 7L), Map.of(1, 8L)));
        assertFalse(checkpoints().advance("other", 1, Map.of(), Map.of(1, 8L)));
        assertThrows(PlatformException.class, () -> checkpoints().advance("board", 1, Map.of(), Map.of(1, 8L)));

        assertEquals(Map.of(1, 7L, 2, 6L), checkpoints().read("board"));
    }

    @Test
    void aFollowersPositionsMoveAndAreForgotten() {
        assertEquals(0, checkpoints().version("board"));
        checkpoints().save("board", 1, Map.of(1, 5L, 2, 6L));
        checkpoints().save("board", 2, Map.of(2, 9L, 3, 1L));

        assertEquals(Map.of(1, 5L, 2, 9L, 3, 1L), checkpoints().read("board"));
        assertEquals(2, checkpoints().version("board"));
        assertEquals(Map.of(), checkpoints().read("other"));

        checkpoints().forget("board");
        assertEquals(Map.of(), checkpoints().read("board"));
        assertEquals(0, checkpoints().version("board"));
    }

    private List<String> listed(String prefix, String after) {
        return documents().list("s", prefix, after, 100).stream()
                .map(DocumentTable.Row::key)
                .toList();
    }

    private DocumentTable documents() {
        return bed.store().documents();
    }

    private Checkpoints checkpoints() {
        return bed.store().checkpoints();
    }
}
