package stoa.kernel.persistence.log;

import static stoa.kernel.persistence.log.Appends.keyed;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import stoa.api.stream.StreamId;
import stoa.kernel.persistence.Bed;
import stoa.kernel.persistence.Store;
import stoa.kernel.persistence.database.DatabaseSettings;

/** The process whose system calls are watched: appends, then writes documents and jobs, one by one, between marks. */
final class SyncedWriter {
    static final int EACH = 40;

    private SyncedWriter() {}

    /** Argument: folder. */
    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (var store = Store.open(DatabaseSettings.file(Path.of(arguments[0])), InstantSource.system(), Bed.BRISK)) {
            out.println("marked begin");
            for (var i = 0L; i < EACH; i++) {
                store.log().append(List.of(keyed(StreamId.of("debate", "d"), i, "k" + i, "e")));
                out.println("marked event");
            }
            for (var i = 0L; i < EACH; i++) {
                store.documents().put("s", "k" + i, new byte[] {1});
                out.println("marked document");
            }
            for (var i = 0L; i < EACH; i++) {
                store.jobs().insert(KilledWriter.job(i));
                out.println("marked job");
            }
        }
    }
}
