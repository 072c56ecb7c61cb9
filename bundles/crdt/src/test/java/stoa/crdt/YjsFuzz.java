package stoa.crdt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Differential fuzzing: documents that the real Yjs makes at random are checked here until the time is over. */
public final class YjsFuzz {
    private YjsFuzz() {}

    /** Arguments: minutes, and the first seed if it matters. Stops at the first difference and leaves its vectors behind. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        long end = System.nanoTime()
                + Duration.ofSeconds((long) (Double.parseDouble(arguments[0]) * 60))
                        .toNanos();
        int seed = arguments.length > 1 ? Integer.parseInt(arguments[1]) : (int) (System.nanoTime() & 0xffffff) + 1;
        Path folder = Files.createTempDirectory("crdt-fuzz");
        long documents = 0;
        do {
            List<String> vectors = Yjs.vectors(200, ++seed);
            Files.write(folder.resolve("docs.jsonl"), vectors);
            VectorCheck check = new VectorCheck().folder(folder);
            documents += vectors.size();
            if (!check.failures().isEmpty()) {
                System.out.println(check.report() + "Seed " + seed + "; the vectors: " + folder);
                System.exit(1);
            }
        } while (System.nanoTime() < end);
        System.out.println(documents + " documents, no difference; last seed " + seed);
    }
}
