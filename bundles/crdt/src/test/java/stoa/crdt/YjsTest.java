package stoa.crdt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is written here means the same to the real Yjs. */
final class YjsTest {
    private static Yjs yjs;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        yjs = Yjs.start();
    }

    @AfterAll
    static void stop() {
        yjs.close();
    }

    @Test
    void reencodedStatesLoadEqual() throws IOException {
        List<String> different = new ArrayList<>();
        for (Path file : List.of(
                Path.of("src/test/resources/vectors/docs.jsonl"),
                Path.of("../../../shared/data/collab/vectors/docs.jsonl"))) {
            if (Files.exists(file)) {
                try (Stream<String> lines = Files.lines(file)) {
                    lines.map(VectorCheck.Tree::parse)
                            .filter(it -> !isEqual(it))
                            .forEach(it -> different.add(it.text("id")));
                }
            }
        }

        assertEquals(List.of(), different);
    }

    private static boolean isEqual(VectorCheck.Tree vector) {
        boolean forgetting = vector.truth("gc");
        Document document = forgetting ? Document.create() : Document.keepingHistory();
        vector.longs("deliver")
                .forEach(i ->
                        document.apply(vector.list("updates").get(i.intValue()).bytes()));
        byte[] there = vector.bytes("full");
        return yjs.same(document.encode(), there, forgetting)
                && yjs.same(Updates.fromV2(document.encodeV2()), there, forgetting);
    }

    @Test
    void freshDocumentsOfYjsAreRead() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(Path.of("target"), "fresh");
        Files.write(folder.resolve("docs.jsonl"), Yjs.vectors(30, new Random().nextInt(1 << 30)));

        assertEquals(List.of(), new VectorCheck().folder(folder).failures(), () -> "vectors in " + folder);
    }

    @Test
    void changesMadeHereConverge() {
        Document document = Document.create().writingAs(7);
        List<byte[]> said = new ArrayList<>();
        Random random = new Random(5);
        for (int i = 0; i < 300; i++) {
            said.add(change(document, random));
        }

        VectorCheck.Tree there = yjs.apply(said);

        assertEquals(document.text("t").toString(), there.text("text"));
        assertTrue(Arrays.equals(document.stateVector().encode(), there.bytes("vector")));
        assertTrue(Arrays.equals(document.snapshot().encode(), there.bytes("snapshot")));
        assertTrue(Arrays.equals(document.encode(), there.bytes("state")));
    }

    private static byte[] change(Document document, Random random) {
        SharedText text = document.text("t");
        SharedList list = document.list("a");
        int at = random.nextInt(text.length() + 1);
        int length = Math.min(text.length() - at, random.nextInt(4));
        return switch (random.nextInt(7)) {
            case 0, 1 -> text.insert(at, List.of("a", "bcd", "😀", "中").get(random.nextInt(4)));
            case 2 -> text.delete(at, length);
            case 3 -> document.map("m").put("k" + random.nextInt(3), Value.of(random.nextInt()));
            case 4 -> document.map("m").put("n", SharedType.Shape.TEXT);
            case 5 -> list.insert(random.nextInt(list.length() + 1), List.of(Value.of(true), Value.NULL));
            default -> text.insert(at, "bold", Map.of("bold", Value.of(true)));
        };
    }
}
