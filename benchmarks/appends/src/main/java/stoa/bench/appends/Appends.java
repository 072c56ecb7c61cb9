package stoa.bench.appends;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import stoa.kernel.persistence.database.DatabaseSettings;
import stoa.testkit.postgres.PostgresServer;

/** Runs every way of writing with every number of writers, on both engines, and prints a table. */
public final class Appends {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final List<Integer> WRITERS = List.of(1, 8, 64);

    private final Path folder;
    private final Duration time;

    private Appends(Path folder, Duration time) {
        this.folder = folder;
        this.time = time;
    }

    /** Arguments: an empty folder on the disk to measure, seconds for each measurement. */
    public static void main(String[] args) throws Exception {
        if (args.length != 2) {
            throw new IllegalArgumentException("Usage: Appends FOLDER SECONDS");
        }
        new Appends(Path.of(args[0]), Duration.ofSeconds(Integer.parseInt(args[1]))).run();
        System.exit(0);
    }

    private void run() throws Exception {
        OUT.println(
                "engine\tway\twriters\tappends/s\tevents/sync\tsyncs/s\tdisk syncs/s\tdisk p99 ms\tp50 ms\tp95 ms\tp99 ms\tload");
        try (var server = PostgresServer.start()) {
            for (var writers : WRITERS) {
                engine("h2", DatabaseSettings.file(fresh("h2-" + writers)), writers);
                engine("postgresql", DatabaseSettings.postgres(server.newDatabase(), server.user(), ""), writers);
            }
        }
    }

    private void engine(String name, DatabaseSettings settings, int writers) throws Exception {
        var disk = DiskProbe.of(folder, Duration.ofSeconds(1));
        try (var hall = new EngineWay(settings)) {
            print(name, "stoa", new Round(hall, writers, time).run(), disk);
        }
        for (var batch : List.of(true, false)) {
            try (var byHand = new HandWritten(settings, batch, writers)) {
                print(name, batch ? "jdbc batches" : "jdbc single", new Round(byHand, writers, time).run(), disk);
            }
        }
    }

    private Path fresh(String name) throws Exception {
        return Files.createDirectories(folder.resolve(name));
    }

    private static void print(String engine, String way, Round.Figures figures, DiskProbe.Disk disk) throws Exception {
        OUT.printf(
                Locale.ROOT,
                "%s\t%s\t%d\t%.0f\t%.1f\t%.0f\t%.0f\t%.1f\t%.2f\t%.2f\t%.2f\t%s%n",
                engine,
                way,
                figures.writers(),
                figures.perSecond(),
                figures.perSync(),
                figures.perSecond() / figures.perSync(),
                disk.syncsPerSecond(),
                disk.p99(),
                figures.p50(),
                figures.p95(),
                figures.p99(),
                Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0]);
    }
}
