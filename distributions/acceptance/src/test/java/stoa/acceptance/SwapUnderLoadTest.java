package stoa.acceptance;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.acceptance.client.Rest;
import stoa.acceptance.debates.Acknowledged;
import stoa.acceptance.debates.LogCheck;
import stoa.acceptance.debates.Person;
import stoa.acceptance.debates.Table;
import stoa.acceptance.hall.Hall;
import stoa.acceptance.hall.JudgeSwap;

/** The judge is exchanged in the middle of two hundred debates. */
final class SwapUnderLoadTest {
    private static final int PAIRS = 10;
    private static final int DEBATES_OF_A_PAIR = Integer.getInteger("stoa.debates", 200) / PAIRS;
    private static final int TURNS_EACH = 2;
    private static final List<Long> ONCE_EACH = List.of(1L, 2L, 3L, 4L);

    @TempDir
    Path data;

    @Test
    void judgesEveryTurnOnceAlthoughTheJudgeIsExchanged() throws Exception {
        try (var hall = Hall.in(data).judgedBy("rubric").withoutLimits().start();
                var admin = new Rest(hall.url()).asDemo("admin");
                var crowd = Executors.newFixedThreadPool(PAIRS)) {
            var acknowledged = new Acknowledged();
            var tables = all(
                    crowd,
                    IntStream.range(0, PAIRS)
                            .<Callable<Table>>mapToObj(number -> () -> open(hall, number, acknowledged))
                            .toList());
            speak(crowd, tables, 1);

            var swap = crowd.submit(() -> {
                JudgeSwap.deploySecondVersion(hall, admin);
                return true;
            });
            speak(crowd, tables, 2);
            speak(crowd, tables, 3);
            swap.get();
            speak(crowd, tables, 4);

            var log = new LogCheck(admin);
            var streams =
                    tables.stream().flatMap(table -> table.streams().stream()).toList();
            var versions = new HashSet<String>();
            streams.forEach(stream -> versions.addAll(judged(log, stream)));
            assertEquals(List.of(), log.faults(streams, acknowledged));
            assertEquals(PAIRS * DEBATES_OF_A_PAIR, streams.size());
            assertEquals(Set.of("1", "2"), versions);
        }
    }

    private static Table open(Hall hall, int number, Acknowledged acknowledged) {
        var table = new Table(
                Person.member(hall.url(), hall.live(), "prop" + number),
                Person.member(hall.url(), hall.live(), "opp" + number),
                TURNS_EACH,
                false,
                acknowledged);
        IntStream.range(0, DEBATES_OF_A_PAIR).forEach(debate -> table.begin());
        return table;
    }

    private static void speak(ExecutorService crowd, List<Table> tables, int turn) throws Exception {
        all(
                crowd,
                tables.stream()
                        .<Callable<Boolean>>map(table -> () -> {
                            table.streams().forEach(stream -> table.speak(stream, turn));
                            return true;
                        })
                        .toList());
    }

    /** Waits for the end of the debate; the major versions of the judges that have scored its turns, each once. */
    private static Set<String> judged(LogCheck log, String stream) {
        await(stream)
                .atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> log.count(stream, "decided") > 0);
        var scored = log.events(stream).stream()
                .filter(event -> event.type().equals("turnScored"))
                .toList();
        assertEquals(
                ONCE_EACH,
                scored.stream()
                        .map(event -> event.data().path("turn").asLong())
                        .sorted()
                        .toList(),
                stream);
        assertEquals(1, log.count(stream, "verdict"), stream);
        assertEquals(1, log.count(stream, "decided"), stream);
        var versions = new HashSet<String>();
        scored.forEach(event -> versions.add(
                event.data().at("/verdict/provenance/version").asString().substring(0, 1)));
        return versions;
    }

    private static <T> List<T> all(ExecutorService crowd, List<Callable<T>> work) throws Exception {
        var results = new java.util.ArrayList<T>();
        for (var done : crowd.invokeAll(work)) {
            results.add(done.get());
        }
        return results;
    }
}
