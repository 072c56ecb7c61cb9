package stoa.kernel.messaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;
import stoa.api.plugin.PluginId;
import stoa.api.store.ByteStore;
import stoa.api.store.Store;
import stoa.api.store.Stores;
import stoa.kernel.messaging.json.JacksonCodecs;
import stoa.kernel.messaging.store.DocumentStoreDesk;
import stoa.kernel.persistence.database.DatabaseSettings;
import stoa.kernel.persistence.log.LogTerms;

class StoresTest {
    @TempDir
    private Path folder;

    private stoa.kernel.persistence.Store database;
    private DocumentStoreDesk desk;
    private Store<Note> notes;

    record Note(String text) {}

    @BeforeEach
    void open() {
        database = stoa.kernel.persistence.Store.open(
                DatabaseSettings.file(folder), InstantSource.system(), LogTerms.USUAL);
        desk = new DocumentStoreDesk(database.documents(), database.database().transactions(), new JacksonCodecs());
        notes = stores("a").open("notes", Note.class);
    }

    private Stores stores(String plugin) {
        return desk.of(new PluginId(plugin));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void documentsAreWrittenReplacedListedAndDeleted() {
        notes.put("b", new Note("2"));
        notes.put("a1", new Note("1"));
        notes.put("a2", new Note("x"));
        notes.put("a2", new Note("3"));

        assertEquals(Optional.of(new Note("3")), notes.get("a2"));
        assertEquals(
                List.of("a1", "a2"),
                notes.list("a", "", 10).stream().map(Store.Entry::key).toList());
        assertEquals(
                List.of("a2"),
                notes.list("a", "a1", 10).stream().map(Store.Entry::key).toList());
        assertFalse(notes.putIfAbsent("b", new Note("y")));
        assertTrue(notes.delete("b"));
        assertFalse(notes.delete("b"));
        notes.clear();
        assertEquals(List.of(), notes.list("", "", 10));
    }

    @Test
    void blocksOfASeriesAreReadAndDroppedByRange() {
        var blocks = stores("devices").bytes("telemetry");
        var values = new TreeMap<String, byte[]>();
        for (var hour = 0; hour < 500; hour++) {
            values.put("boiler/%06d".formatted(hour), new byte[] {(byte) hour, 1});
            values.put("lamp/%06d".formatted(hour), new byte[] {(byte) hour, 2});
        }
        blocks.putAll(values);

        var found = blocks.range("boiler/000100", "boiler/000103", 10);
        var dropped = blocks.deleteRange("boiler/000000", "boiler/000400");

        assertEquals(
                List.of("boiler/000100", "boiler/000101", "boiler/000102"),
                found.stream().map(ByteStore.Entry::key).toList());
        assertArrayEquals(new byte[] {100, 1}, found.getFirst().value());
        assertEquals(400, dropped);
        assertEquals(100, blocks.range("boiler/", "boiler0", 1000).size());
        assertEquals(500, blocks.range("lamp/", "lamp0", 1000).size());
    }

    @Test
    void aBatchOfBytesIsWrittenWholeOrNotAtAll() {
        var blocks = stores("devices").bytes("telemetry");

        assertThrows(
                PlatformException.class, () -> blocks.putAll(Map.of("a", new byte[8], "b", new byte[1024 * 1024 + 1])));

        assertEquals(List.of(), blocks.range("a", "z", 10));
        blocks.putAll(Map.of("b", new byte[1024 * 1024]));
        assertEquals(1024 * 1024, blocks.get("b").orElseThrow().length);
    }

    @Test
    void pluginsDoNotSeeEachOthersStores() {
        notes.put("k", new Note("mine"));

        assertEquals(Optional.empty(), stores("b").open("notes", Note.class).get("k"));
    }

    @Test
    void aTransactionIsAllOrNothing() {
        assertThrows(
                IllegalStateException.class,
                () -> stores("a").inTransaction(() -> {
                    notes.put("k", new Note("gone"));
                    throw new IllegalStateException("no");
                }));

        assertEquals(Optional.empty(), notes.get("k"));
        assertEquals("kept", stores("a").inTransaction(() -> {
            notes.put("k", new Note("kept"));
            return notes.get("k").orElseThrow().text();
        }));
    }

    @Test
    void keysNamesAndSizesHaveLimits() {
        notes.put("k".repeat(120), new Note(""));
        assertEquals(Errors.BAD_INPUT, code(() -> notes.put("k".repeat(121), new Note(""))));
        assertEquals(Errors.BAD_INPUT, code(() -> notes.get("")));
        notes.put("big", new Note("x".repeat(1024 * 1024 - 11)));
        assertEquals(Errors.TOO_LARGE, code(() -> notes.put("big", new Note("x".repeat(1024 * 1024 - 10)))));
        assertThrows(IllegalArgumentException.class, () -> stores("a").open("Notes", Note.class));
    }

    private static stoa.api.error.ErrorCode code(Runnable work) {
        return assertThrows(PlatformException.class, work::run).code();
    }
}
