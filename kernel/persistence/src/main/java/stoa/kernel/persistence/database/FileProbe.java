package stoa.kernel.persistence.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * Looks at an H2 file without writing to it. A file whose header is whole but whose content is not would otherwise be opened as
 * an empty database, and overwritten.
 */
final class FileProbe {
    /** A file that was never more than created is smaller. */
    private static final long USED = 64 * 1024;

    private FileProbe() {}

    /** Throws {@link StartProblem} when the file must have had content and has none. */
    static void check(DatabaseSettings settings) {
        var file = settings.file();
        try {
            if (Files.exists(file) && Files.size(file) >= USED && !hasContent(file)) {
                throw OpenFailures.damaged(
                        settings, "it has " + Files.size(file) + " bytes, but no tables are found in it", null);
            }
        } catch (IOException problem) {
            throw OpenFailures.folder(settings, problem);
        }
    }

    private static boolean hasContent(Path file) {
        try (var store =
                new MVStore.Builder().fileName("async:" + file).readOnly().open()) {
            return store.getMapNames().stream().anyMatch(name -> name.startsWith("table."));
        } catch (MVStoreException ignored) {
            // Locked by another process or not readable at all: opening it says so, and leaves it alone.
            return true;
        }
    }
}
