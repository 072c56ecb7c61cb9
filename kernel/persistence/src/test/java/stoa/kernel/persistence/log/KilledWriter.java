package stoa.kernel.persistence.log;

import static stoa.kernel.persistence.log.Appends.keyed;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import stoa.api.stream.StreamId;
import stoa.kernel.contract.log.Append;
import stoa.kernel.contract.log.EventLog;
import stoa.kernel.persistence.Bed;
import stoa.kernel.persistence.Store;
import stoa.kernel.persistence.database.DatabaseSettings;

/**
 * The process that is killed: appends without end and prints what was acknowledged, {@code stream sequence} for events and
 * {@code document number} for documents.
 */
final class KilledWriter {
    private static final int STREAMS = 30;

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
        var writer = new KilledWriter(Store.open(settings, InstantSource.system(), Bed.BRISK), out);
        writer.run();
    }

    private void run() {
        out.println("open 0");
        for (var share = 0; share < store.log().committers(); share++) {
            var own = share;
            Thread.ofPlatform().start(() -> append(own));
        }
        for (var i = number(); ; i++) {
            store.documents().put("kill", "number", Long.toString(i).getBytes(StandardCharsets.UTF_8));
            out.println("document " + i);
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
        while (true) {
            appendGroup(streams, random);
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
