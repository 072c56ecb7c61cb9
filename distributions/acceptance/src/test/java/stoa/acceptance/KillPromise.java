package stoa.acceptance;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import stoa.acceptance.client.Patience;
import stoa.acceptance.client.Rest;
import stoa.acceptance.debates.Acknowledged;
import stoa.acceptance.debates.ClockCheck;
import stoa.acceptance.debates.KillRecord;
import stoa.acceptance.debates.LogCheck;
import stoa.acceptance.debates.Person;
import stoa.acceptance.debates.Table;
import stoa.acceptance.hall.Hall;
import stoa.acceptance.hall.Ports;

/**
 * What must hold when the process is killed again and again under load; run once per database. With {@code -Dstoa.kills=100} the
 * clients have all the time that a hundred starts of a busy machine may take.
 */
abstract class KillPromise {
    private static final int KILLS = Integer.getInteger("stoa.kills", 4);
    private static final int TABLES = 4;
    private static final int TURNS_EACH = 2;
    private static final int START_RATING = 1500;

    private static final List<String> MARKS = List.of("ended", "turnScored", "verdict", "decided", "ratingChanged");
    private static final List<Long> ONCE_EACH = List.of(1L, 2L * TURNS_EACH, 1L, 1L, 2L);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path data;

    private final Acknowledged acknowledged = new Acknowledged();

    /** Adds the settings of the database under test. */
    abstract Hall onDatabase(Hall hall);

    @Test
    @Timeout(value = 12, unit = TimeUnit.HOURS)
    void keepsEverythingAcknowledgedOnceAndInOrderWhileKilledUnderLoad() throws Exception {
        try (var hall = onDatabase(Hall.in(data)
                        .with("stoa.demo", "false")
                        .at(Ports.free())
                        .withoutLimits())
                .start()) {
            var kills = new KillRecord(getClass().getSimpleName(), KILLS);
            var tables = tables(hall);

            underLoad(tables, players -> kill(hall, kills, players));

            var streams =
                    tables.stream().flatMap(table -> table.streams().stream()).toList();
            assertKept(hall, streams, kills);
            tables.forEach(table -> table.feeds().forEach(feed -> assertEquals(List.of(), feed.faults())));
        }
    }

    /** What happens while people play. */
    private interface Trouble {
        void among(List<? extends Future<?>> players) throws Exception;
    }

    private static void underLoad(List<Table> tables, Trouble trouble) throws Exception {
        var stop = new AtomicBoolean();
        try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            var players = tables.stream()
                    .map(table -> crowd.submit(() -> play(table, stop)))
                    .toList();
            try {
                trouble.among(players);
                stop.set(true);
                for (var player : players) {
                    player.get(Patience.LONG.toSeconds(), TimeUnit.SECONDS);
                }
            } catch (Exception | AssertionError failure) {
                crowd.shutdownNow();
                throw failure;
            }
        }
    }

    private void kill(Hall hall, KillRecord kills, List<? extends Future<?>> players) throws Exception {
        for (var kill = 0; kill < KILLS; kill++) {
            awaitProgress(players);
            kills.add(hall.outage(anyDowntime()), acknowledged.count());
        }
    }

    /** Holds what the hall has kept against what it promised. */
    private void assertKept(Hall hall, List<String> streams, KillRecord kills) {
        try (var rest = new Rest(hall.url()).asGuest("Checker")) {
            var log = new LogCheck(rest);
            var unrated = unrated(log, streams);
            var found = log.findings(streams, acknowledged);
            var clocks = new ClockCheck(kills.outages());
            var clockFaults = streams.stream()
                    .flatMap(stream -> clocks.faults(stream, log.events(stream)).stream())
                    .toList();
            var ratings = ratings(rest);
            kills.sum(acknowledged.count(), found, clocks, unrated.isEmpty() ? ratings : unrated.size() + " not moved");

            assertEquals(List.of(), found.all());
            assertEquals(List.of(), clockFaults);
            assertEquals(List.of(), unrated);
            assertEquals("conserved", ratings);
        }
    }

    private List<Table> tables(Hall hall) {
        return IntStream.range(0, TABLES)
                .mapToObj(number -> new Table(
                        Person.member(hall.url(), hall.live(), "prop" + number),
                        Person.member(hall.url(), hall.live(), "opp" + number),
                        TURNS_EACH,
                        true,
                        acknowledged))
                .toList();
    }

    private static void play(Table table, AtomicBoolean stop) {
        while (!stop.get()) {
            var stream = table.begin();
            var head = 0L;
            for (var turn = 1; turn <= 2 * TURNS_EACH; turn++) {
                head = table.speak(stream, turn);
            }
            table.leave(stream, head);
        }
    }

    private static Duration anyDowntime() {
        return Duration.ofMillis(ThreadLocalRandom.current().nextInt(100, 900));
    }

    private void awaitProgress(List<? extends Future<?>> players) throws Exception {
        var goal = acknowledged.count() + ThreadLocalRandom.current().nextInt(1, 30);
        await().atMost(Patience.LONG)
                .until(() -> acknowledged.count() >= goal || players.stream().anyMatch(Future::isDone));
        for (var player : players) {
            if (player.isDone()) {
                player.get();
            }
        }
        LockSupport.parkNanos(
                ThreadLocalRandom.current().nextLong(Duration.ofMillis(40).toNanos()));
    }

    /** The debates that are not finished, judged and decided once, or have not moved both ratings once. */
    private static List<String> unrated(LogCheck log, List<String> streams) {
        return streams.stream()
                .filter(stream -> !isRated(log, stream))
                .map(stream -> stream + " " + marks(log, stream))
                .toList();
    }

    private static boolean isRated(LogCheck log, String stream) {
        try {
            await(stream)
                    .atMost(Patience.LONG)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> marks(log, stream), ONCE_EACH::equals);
            return true;
        } catch (ConditionTimeoutException never) {
            return false;
        }
    }

    private static List<Long> marks(LogCheck log, String stream) {
        var types =
                log.events(stream).stream().collect(Collectors.groupingBy(LogCheck.Event::type, Collectors.counting()));
        return MARKS.stream().map(type -> types.getOrDefault(type, 0L)).toList();
    }

    /** "conserved" as soon as all who played are on the board and what one lost another has won. */
    private static String ratings(Rest rest) {
        try {
            await().atMost(Patience.LONG)
                    .pollInterval(Duration.ofMillis(200))
                    .until(
                            () -> board(rest),
                            rows -> rows.size() == 2 * TABLES
                                    && rows.stream().mapToInt(Integer::intValue).sum() == 2 * TABLES * START_RATING);
            return "conserved";
        } catch (ConditionTimeoutException never) {
            return "not conserved: " + board(rest);
        }
    }

    private static List<Integer> board(Rest rest) {
        var ratings = new ArrayList<Integer>();
        rest.get("ratings?limit=200")
                .ok()
                .json()
                .path("rows")
                .forEach(row -> ratings.add(row.path("rating").asInt()));
        return ratings;
    }
}
