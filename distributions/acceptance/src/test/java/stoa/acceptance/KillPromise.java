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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import stoa.acceptance.client.Rest;
import stoa.acceptance.debates.Acknowledged;
import stoa.acceptance.debates.ClockCheck;
import stoa.acceptance.debates.LogCheck;
import stoa.acceptance.debates.Person;
import stoa.acceptance.debates.Table;
import stoa.acceptance.hall.Hall;
import stoa.acceptance.hall.Ports;

/**
 * What must hold when the process is killed again and again under load; run once per database. A hundred kills take longer than a
 * test may: {@code -Dstoa.kills=100 -Dtest.limit=5400}.
 */
abstract class KillPromise {
    private static final int KILLS = Integer.getInteger("stoa.kills", 6);
    private static final int TABLES = 4;
    private static final int TURNS_EACH = 2;
    private static final int START_RATING = 1500;

    private static final List<String> MARKS = List.of("ended", "turnScored", "verdict", "decided", "ratingChanged");
    private static final List<Long> ONCE_EACH = List.of(1L, 2L * TURNS_EACH, 1L, 1L, 2L);

    @TempDir
    Path data;

    /** Adds the settings of the database under test. */
    abstract Hall onDatabase(Hall hall);

    @Test
    @Timeout(value = 90, unit = TimeUnit.MINUTES)
    void keepsEverythingAcknowledgedOnceAndInOrderWhileKilledUnderLoad() throws Exception {
        try (var hall = onDatabase(Hall.in(data)
                                .with("stoa.demo", "false")
                                .at(Ports.free())
                                .withoutLimits())
                        .start();
                var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            var acknowledged = new Acknowledged();
            var tables = tables(hall, acknowledged);
            var stop = new AtomicBoolean();
            var players = tables.stream()
                    .map(table -> crowd.submit(() -> play(table, stop)))
                    .toList();

            var outages = new ArrayList<Hall.Downtime>();
            for (var kill = 0; kill < KILLS; kill++) {
                awaitProgress(acknowledged, players);
                outages.add(hall.outage(anyDowntime()));
            }
            stop.set(true);
            for (var player : players) {
                player.get(120, TimeUnit.SECONDS);
            }

            var streams =
                    tables.stream().flatMap(table -> table.streams().stream()).toList();
            try (var rest = new Rest(hall.url()).asGuest("Checker")) {
                var log = new LogCheck(rest);
                assertEquals(List.of(), log.faults(streams, acknowledged));
                assertEquals(List.of(), clockFaults(log, streams, outages));
                awaitRated(log, streams);
                assertConserved(rest);
            }
            tables.forEach(table -> table.feeds().forEach(feed -> assertEquals(List.of(), feed.faults())));
        }
    }

    private static List<Table> tables(Hall hall, Acknowledged acknowledged) {
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

    private static List<String> clockFaults(LogCheck log, List<String> streams, List<Hall.Downtime> outages) {
        var clocks = new ClockCheck(outages);
        return streams.stream()
                .flatMap(stream -> clocks.faults(stream, log.events(stream)).stream())
                .toList();
    }

    private static void awaitProgress(Acknowledged acknowledged, List<? extends Future<?>> players) {
        var goal = acknowledged.count() + ThreadLocalRandom.current().nextInt(1, 30);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> acknowledged.count() >= goal || players.stream().anyMatch(Future::isDone));
        LockSupport.parkNanos(
                ThreadLocalRandom.current().nextLong(Duration.ofMillis(40).toNanos()));
    }

    /** Every debate is finished, judged and decided once, and has moved both ratings once. */
    private static void awaitRated(LogCheck log, List<String> streams) {
        for (var stream : streams) {
            await(stream)
                    .atMost(Duration.ofSeconds(90))
                    .pollInterval(Duration.ofMillis(200))
                    .untilAsserted(() -> {
                        var types = log.events(stream).stream()
                                .collect(Collectors.groupingBy(LogCheck.Event::type, Collectors.counting()));
                        assertEquals(ONCE_EACH, MARKS.stream().map(types::get).toList(), stream + " " + types);
                    });
        }
    }

    private static void assertConserved(Rest rest) {
        var ratings = new ArrayList<Integer>();
        rest.get("ratings?limit=200")
                .ok()
                .json()
                .path("rows")
                .forEach(row -> ratings.add(row.path("rating").asInt()));
        assertEquals(2 * TABLES, ratings.size());
        assertEquals(
                2 * TABLES * START_RATING,
                ratings.stream().mapToInt(Integer::intValue).sum());
    }
}
