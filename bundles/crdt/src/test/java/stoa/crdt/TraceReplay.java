package stoa.crdt;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import stoa.crdt.VectorCheck.Tree;

/** Replays an editing trace of one author, made into updates by a document here, and prints what it took. */
public final class TraceReplay {
    private TraceReplay() {}

    /** Argument: a trace as JSON, gzipped or not, with {@code txns} of {@code patches} and an {@code endContent}. */
    public static void main(String[] arguments) throws IOException {
        Tree trace = Tree.parse(read(Path.of(arguments[0])));
        if (trace.list("txns").stream().anyMatch(it -> it.list("parents").size() > 1)) {
            System.out.println("This trace has several branches. Give its flat form.");
            System.exit(2);
        }
        List<byte[]> updates = write(trace);
        Document document = Document.create();
        long before = cpu();
        updates.forEach(document::apply);
        long applied = cpu() - before;
        byte[] state = document.encode();
        boolean right = document.text("t").toString().equals(trace.text("endContent"));
        System.out.printf(
                "%d updates of %d bytes applied in %d ms CPU; state %d bytes, %d structs; text %s%n",
                updates.size(),
                updates.stream().mapToLong(it -> it.length).sum(),
                applied / 1_000_000,
                state.length,
                document.structs(),
                right ? "right" : "WRONG");
        System.exit(right ? 0 : 1);
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static String read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<byte[]> write(Tree trace) {
        Document author = Document.create().writingAs(1);
        SharedText text = author.text("t");
        List<byte[]> updates = new ArrayList<>();
        if (trace.has("startContent") && !trace.text("startContent").isEmpty()) {
            updates.add(text.insert(0, trace.text("startContent")));
        }
        StringBuilder mirror = new StringBuilder(text.toString());
        for (Tree transaction : trace.list("txns")) {
            for (Tree patch : transaction.list("patches")) {
                patch(patch.items(), text, mirror, updates);
            }
        }
        return updates;
    }

    /** Positions of traces count code points, those of documents UTF-16 units. */
    private static void patch(List<Tree> patch, SharedText text, StringBuilder mirror, List<byte[]> updates) {
        int at = mirror.offsetByCodePoints(0, (int) patch.get(0).number());
        int end = mirror.offsetByCodePoints(at, (int) patch.get(1).number());
        if (end > at) {
            updates.add(text.delete(at, end - at));
            mirror.delete(at, end);
        }
        if (!patch.get(2).text().isEmpty()) {
            updates.add(text.insert(at, patch.get(2).text()));
            mirror.insert(at, patch.get(2).text());
        }
    }
}
