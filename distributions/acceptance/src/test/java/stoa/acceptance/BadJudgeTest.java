package stoa.acceptance;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.acceptance.client.Rest;
import stoa.acceptance.debates.Acknowledged;
import stoa.acceptance.debates.LogCheck;
import stoa.acceptance.debates.Person;
import stoa.acceptance.debates.Table;
import stoa.acceptance.hall.Hall;

/** Judges that do everything wrong. */
final class BadJudgeTest {
    /** Those of the hall, and none. */
    private static final Set<String> WORTHY = Set.of("embedded", "rubric", "");

    @TempDir
    Path data;

    @TempDir
    Path built;

    @Test
    void neverDelayATurnNorBreakADebate() throws Exception {
        try (var hall = Hall.in(data).withoutLimits().start();
                var admin = new Rest(hall.url()).asDemo("admin")) {
            var acknowledged = new Acknowledged();
            var table = table(hall, "", 2, acknowledged);
            var jars = new ArrayList<Path>();

            for (var mischief : Mischief.idle()) {
                jars.add(drop(mischief));
                awaitActive(admin, mischief);
                // Every turn is acknowledged while this judge has the word, or the table would stop here.
                table.judgedBy(mischief.plugin()).play();
            }
            for (var jar : jars) {
                Files.delete(jar);
            }

            assertWell(admin, List.of(table), acknowledged);
            assertEquals(4 * Mischief.idle().size(), acknowledged.count());
        }
    }

    /** More debates than cores ask a judge that computes without end, while two others do so without being asked. */
    @Test
    void neverTakeTheCoresFromOthers() throws Exception {
        try (var hall = Hall.in(data).withoutLimits().start();
                var admin = new Rest(hall.url()).asDemo("admin")) {
            var acknowledged = new Acknowledged();
            var bad = IntStream.rangeClosed(0, Runtime.getRuntime().availableProcessors())
                    .mapToObj(number -> table(hall, "bad" + number, 1, acknowledged))
                    .toList();
            var good = table(hall, "good", 1, acknowledged);
            for (var mischief : List.of(Mischief.SPINS, Mischief.SPINS_AT_ONCE)) {
                drop(mischief);
                awaitActive(admin, mischief);
            }

            bad.forEach(table -> table.judgedBy(Mischief.SPINS.plugin()).play());
            good.play();

            var all = Stream.concat(bad.stream(), Stream.of(good)).toList();
            assertFalse(
                    bad.stream().allMatch(table -> isOver(admin, table)), "nobody computed any more when others spoke");
            assertWell(admin, all, acknowledged);
            assertEquals(2 * all.size(), acknowledged.count());
            assertTrue(hall.platformThreads().contains(Mischief.SPINS.frame()), "judges compute on virtual threads");
            assertEquals(0, hall.stop());
            assertEquals(List.of(), cutOff(hall), "the stop did not keep its limit");
        }
    }

    private static List<String> cutOff(Hall hall) {
        return hall.output().stream()
                .filter(line -> line.contains("was cut off"))
                .toList();
    }

    private static Table table(Hall hall, String name, int turnsEach, Acknowledged acknowledged) {
        return new Table(
                Person.member(hall.url(), hall.live(), name + "prop"),
                Person.member(hall.url(), hall.live(), name + "opp"),
                turnsEach,
                true,
                acknowledged);
    }

    private static boolean isOver(Rest admin, Table table) {
        var log = new LogCheck(admin);
        return table.streams().stream().allMatch(stream -> log.count(stream, "decided") > 0);
    }

    private static void assertWell(Rest admin, List<Table> tables, Acknowledged acknowledged) {
        var log = new LogCheck(admin);
        var streams = tables.stream().flatMap(table -> table.streams().stream()).toList();
        assertEquals(List.of(), log.faults(streams, acknowledged));
        streams.forEach(stream -> assertEnded(log, stream));
        assertEquals(200, admin.get("session").status());
    }

    private static void awaitActive(Rest admin, Mischief mischief) {
        await(mischief.plugin())
                .atMost(Duration.ofSeconds(60))
                .until(() -> stateOf(admin, mischief).equals("active"));
    }

    private Path drop(Mischief mischief) throws Exception {
        var jar = built.resolve(mischief.plugin() + ".jar");
        mischief.build(jar);
        var folder = Files.createDirectories(data.resolve("plugins"));
        return Files.move(jar, folder.resolve(jar.getFileName()));
    }

    private static String stateOf(Rest admin, Mischief mischief) {
        return admin.get("admin/plugins")
                .ok()
                .json()
                .path("plugins")
                .valueStream()
                .filter(plugin -> plugin.path("id").asString().equals(mischief.plugin()))
                .map(plugin -> plugin.path("state").asString())
                .findFirst()
                .orElse("");
    }

    /** Decided once, each turn and the whole judged by the other or visibly unjudged, once. */
    private static void assertEnded(LogCheck log, String stream) {
        await(stream)
                .atMost(Duration.ofSeconds(180))
                .pollInterval(Duration.ofSeconds(1))
                .until(() ->
                        log.count(stream, "decided") == 1 && words(log, stream).size() == log.count(stream, "spoken"));
        assertEquals(
                IntStream.rangeClosed(1, (int) log.count(stream, "spoken"))
                        .boxed()
                        .toList(),
                words(log, stream));
        assertEquals(1, log.count(stream, "verdict") + log.count(stream, "unjudged"));
        var isOfTheOther = log.events(stream).stream()
                .flatMap(event ->
                        Stream.of(event.data().at("/verdict/provenance/judge").asString("")))
                .allMatch(WORTHY::contains);
        assertTrue(isOfTheOther, stream);
    }

    private static List<Integer> words(LogCheck log, String stream) {
        return log.events(stream).stream()
                .filter(event ->
                        event.type().equals("turnScored") || event.type().equals("turnUnjudged"))
                .map(event -> event.data().path("turn").asInt())
                .sorted()
                .toList();
    }
}
