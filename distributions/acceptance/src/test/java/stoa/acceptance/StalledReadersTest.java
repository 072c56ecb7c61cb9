package stoa.acceptance;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.DoubleAccumulator;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.acceptance.client.Metrics;
import stoa.acceptance.client.RawSocket;
import stoa.acceptance.client.Rest;
import stoa.acceptance.debates.Acknowledged;
import stoa.acceptance.debates.LogCheck;
import stoa.acceptance.debates.Person;
import stoa.acceptance.debates.Table;
import stoa.acceptance.hall.Hall;

/** Ten who ask for everything and take nothing. */
final class StalledReadersTest {
    private static final int STALLED = 10;
    private static final int QUESTIONS = 4_000;
    /** Slow enough that the queues are seen to grow. */
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(3);

    private static final int TURNS_EACH = 20;
    private static final int CALM = TURNS_EACH;
    private static final int HARD = 256 * 1024;
    /** One message that is being written and one that crosses the mark. */
    private static final int BEYOND = 128 * 1024;

    @TempDir
    Path data;

    @Test
    void costBoundedMemoryAndNobodyElseAnything() throws Exception {
        try (var hall = Hall.in(data)
                        .withoutLimits()
                        .with("stoa.live.queue.soft", Integer.toString(HARD / 4))
                        .with("stoa.live.queue.hard", Integer.toString(HARD))
                        .start();
                var proposition = Person.member(hall.url(), hall.live(), "prop");
                var opposition = Person.member(hall.url(), hall.live(), "opp");
                var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            var acknowledged = new Acknowledged();
            var table = new Table(proposition, opposition, TURNS_EACH, false, acknowledged);
            var stream = table.begin();
            var metrics = new Metrics(hall.url(), hall.pid());
            var most = new DoubleAccumulator(Math::max, 0);
            Runnable look = () -> most.accumulate(metrics.sum("stoa_live_queued_bytes", ""));

            var calm = p95(table, stream, IntStream.rangeClosed(1, CALM), look);
            var stalled = crowd.submit(() -> crowd.invokeAll(readers(hall, stream)));
            var beside = p95(table, stream, IntStream.rangeClosed(CALM + 1, 2 * TURNS_EACH), look);
            System.out.printf("turns alone p95 %.1f ms, beside %d stalled readers %.1f ms%n", calm, STALLED, beside);
            await().atMost(Duration.ofSeconds(90))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> {
                        most.accumulate(metrics.sum("stoa_live_queued_bytes", ""));
                        return metrics.sum("stoa_live_ended", "code=\"3008\"") == STALLED;
                    });

            assertTrue(most.get() <= STALLED * (double) (HARD + BEYOND), most + " bytes waited");
            assertTrue(most.get() > 0, "nobody was stalled");
            await().atMost(Duration.ofSeconds(30)).until(() -> metrics.sum("stoa_live_queued_bytes", "") == 0);
            assertSeen(table, stream, acknowledged, proposition);
            for (var reader : stalled.get()) {
                reader.get().close();
            }
        }
    }

    /** Says these turns; how long 95 of 100 took at most, in milliseconds. Told, not judged: the benchmark does that. */
    private static double p95(Table table, String stream, IntStream turns, Runnable between) {
        var took = turns.mapToLong(turn -> {
                    var begun = System.nanoTime();
                    table.speak(stream, turn);
                    var ended = System.nanoTime();
                    between.run();
                    return ended - begun;
                })
                .sorted()
                .toArray();
        return took[took.length * 95 / 100] / 1e6;
    }

    private static List<Callable<RawSocket>> readers(Hall hall, String stream) {
        return IntStream.range(0, STALLED)
                .<Callable<RawSocket>>mapToObj(number -> () -> {
                    try (var guest = new Rest(hall.url()).asGuest("Stalled " + number)) {
                        return asked(RawSocket.open(hall.live(), guest.cookieHeader(), false), stream);
                    }
                })
                .toList();
    }

    /** Watches the room and asks for its state again and again, and reads nothing. */
    private static RawSocket asked(RawSocket socket, String stream) {
        socket.connect();
        send(socket, "{\"id\":2,\"subscribe\":{\"channel\":\"%s\"}}".formatted(stream));
        var question = "{\"id\":3,\"rpc\":{\"method\":\"snapshot\",\"data\":{\"stream\":\"%s\"}}}".formatted(stream);
        for (var number = 0; number < QUESTIONS; number++) {
            send(socket, question);
            LockSupport.parkNanos(BETWEEN_QUESTIONS.toNanos());
        }
        return socket;
    }

    private static void send(RawSocket socket, String text) {
        socket.send(RawSocket.TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertSeen(Table table, String stream, Acknowledged acknowledged, Person person) {
        var log = new LogCheck(person.rest());
        assertEquals(List.of(), log.faults(List.of(stream), acknowledged));
        for (var feed : table.feeds()) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> feed.offset()
                            >= person.rest()
                                    .get("streams/" + stream)
                                    .ok()
                                    .json()
                                    .path("seq")
                                    .asLong());
            assertEquals(List.of(), feed.faults());
        }
    }
}
