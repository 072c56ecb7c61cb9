package stoa.kernel.persistence.log;

import static stoa.kernel.persistence.log.Appends.keyed;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import stoa.api.error.PlatformException;
import stoa.api.stream.StreamId;
import stoa.kernel.contract.log.Append;
import stoa.kernel.contract.log.EventLog;
import stoa.kernel.contract.log.LogConflict;
import stoa.kernel.contract.store.StoredJob;
import stoa.kernel.persistence.Store;
import stoa.kernel.persistence.database.DatabaseSettings;
import stoa.kernel.persistence.database.SqlFailures;

/**
 * The process that is killed: appends without end and prints what was acknowledged, {@code stream sequence} for events and
 * {@code document number} for documents.
 */
final class KilledWriter {
    /** Ends with this when it does not own the log any more. */
    static final int REFUSED = 3;

    /** Ends with this when the log fails. */
    static final int FAILED = 4;

    private static final String TABLES_ONLY = "stoa.test.tables";
    private static final int STREAMS = 30;
    private static final LogTerms TERMS =
            new LogTerms(Duration.ofSeconds(1), Duration.ofMillis(200), 3, Duration.ofSeconds(2));

    private final Store store;
    private final PrintStream out;

    private KilledWriter(Store store, PrintStream out) {
        this.store = store;
        this.out = out;
    }

    /** Arguments: folder, then address and user of a PostgreSQL database if that is meant. */
    public static void main(String[] arguments) {
        var settings = arguments.length == 1
                ? DatabaseSettings.file(Path.of(arguments[0]))
                : DatabaseSettings.postgres(arguments[1], arguments[2], "");
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var writer = new KilledWriter(Store.open(settings, InstantSource.system(), TERMS), out);
        if (Boolean.getBoolean(TABLES_ONLY)) {
            writer.writeTables();
        } else {
            writer.run();
        }
    }

    private void run() {
        out.println("open 0");
        for (var share = 0; share < store.log().committers(); share++) {
            var own = share;
            Thread.ofPlatform().start(() -> append(own));
        }
        Thread.ofPlatform().start(this::submit);
        for (var i = number(); ; i++) {
            store.documents().put("kill", "number", Long.toString(i).getBytes(StandardCharsets.UTF_8));
            synchronized (out) {
                out.println("document " + i);
            }
        }
    }

    /** One that writes to the tables beside the log, each until it is refused. */
    static Process startTables(Path folder, DatabaseSettings settings) throws IOException {
        return start(folder, settings, "-D" + TABLES_ONLY + "=true");
    }

    /** Starts one in a process of its own. */
    static Process start(Path folder, DatabaseSettings settings) throws IOException {
        return start(folder, settings, "-D" + TABLES_ONLY + "=false");
    }

    private static Process start(Path folder, DatabaseSettings settings, String option) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                option,
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                KilledWriter.class.getName(),
                folder.toString()));
        settings.url().ifPresent(url -> command.addAll(List.of(url, settings.user())));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    static StoredJob job(long number) {
        var text = "j" + number;
        var limit = Duration.ofSeconds(30);
        return new StoredJob("kill", text, new byte[0], 0, 3, limit, limit, Instant.EPOCH, "waiting", "");
    }

    private void writeTables() {
        out.println("open 0");
        var refused = new CountDownLatch(4);
        for (var table : List.<Consumer<Long>>of(
                number -> store.documents().put("frozen", "d" + number, new byte[0]),
                number -> store.jobs().insert(job(number)),
                number -> store.checkpoints().save("frozen", 1, Map.of(1, number)),
                this::insertRow)) {
            Thread.ofPlatform().start(() -> writeUntilRefused(table, refused));
        }
        try {
            refused.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(REFUSED);
    }

    /** As the entity manager of a bundle does: a connection of its own, without the kernel's transaction. */
    private void insertRow(long number) {
        try (var connection = store.database().shared().getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.prepareStatement("insert into stoa.unit_script values ('frozen', ?, '')")) {
                statement.setString(1, "s" + number);
                statement.executeUpdate();
            }
            connection.commit();
        } catch (SQLException problem) {
            throw SqlFailures.of("Cannot write", problem);
        }
    }

    private void writeUntilRefused(Consumer<Long> table, CountDownLatch refused) {
        try {
            for (var number = 1L; ; number++) {
                table.accept(number);
                synchronized (out) {
                    out.println("written " + number);
                }
            }
        } catch (PlatformException lost) {
            refused.countDown();
        }
    }

    /** Some jobs are taken and done too, so that a kill meets each of their states. */
    private void submit() {
        for (var i = 0L; ; i++) {
            var job = job(i);
            if (store.jobs().insert(job)
                    && i % 2 == 0
                    && store.jobs().take(job, Instant.now().plusSeconds(5))
                    && i % 4 == 0) {
                store.jobs().done(job.taken(Instant.now()), Instant.now());
            }
            synchronized (out) {
                out.println("job " + i);
            }
        }
    }

    private long number() {
        return store.documents()
                .get("kill", "number")
                .map(bytes -> Long.parseLong(new String(bytes)) + 1)
                .orElse(0L);
    }

    private void append(int share) {
        var streams = IntStream.range(0, STREAMS)
                .mapToObj(i -> StreamId.of("debate", "d" + i))
                .filter(stream -> EventLog.partitionOf(stream) % store.log().committers() == share)
                .toList();
        var random = new Random();
        try {
            while (true) {
                appendGroup(streams, random);
            }
        } catch (LogConflict conflict) {
            Runtime.getRuntime().halt(conflict.ownershipLost() ? REFUSED : REFUSED + 1);
        } catch (PlatformException failure) {
            System.err.println(failure.getMessage());
            Runtime.getRuntime().halt(FAILED);
        }
    }

    private void appendGroup(List<StreamId> streams, Random random) {
        var group = new ArrayList<Append>();
        var acknowledged = new ArrayList<String>();
        for (var stream : streams) {
            if (random.nextInt(3) > 0) {
                var head = store.log().head(stream).lastSequence();
                group.add(keyed(stream, head, "k" + (head + 1), stream + "/" + (head + 1)));
                acknowledged.add(stream + " " + (head + 1));
            }
        }
        store.log().append(group);
        synchronized (out) {
            acknowledged.forEach(out::println);
        }
    }
}
