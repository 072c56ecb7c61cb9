package stoa.acceptance;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.acceptance.client.Feed;
import stoa.acceptance.client.JavaOfficial;
import stoa.acceptance.client.Official;
import stoa.acceptance.client.Rest;
import stoa.acceptance.client.ScriptOfficial;
import stoa.acceptance.debates.Acknowledged;
import stoa.acceptance.debates.LogCheck;
import stoa.acceptance.debates.Person;
import stoa.acceptance.debates.Table;
import stoa.acceptance.hall.Hall;
import stoa.acceptance.hall.Ports;
import stoa.acceptance.nemesis.BadNetwork;

/** Three hundred people on a network that cuts, delays, stalls and half-closes, and a server that is killed in between. */
final class BadNetworkTest {
    private static final int TABLES = Integer.getInteger("stoa.tables", 100);
    private static final int TURNS_EACH = 3;
    private static final int OFFICIALS = 5;

    @TempDir
    Path data;

    private final List<Official> officials = new ArrayList<>();

    @Test
    void showsEveryEventToEverybodyOnceAndInOrder() throws Exception {
        var port = Ports.free();
        try (var hall = Hall.in(data)
                        .at(port)
                        .withoutLimits()
                        .with("stoa.live.ping", "3s")
                        .start();
                var network = BadNetwork.before("127.0.0.1", port);
                var entrance = Executors.newFixedThreadPool(8);
                var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            var acknowledged = new Acknowledged();
            var badly = URI.create("ws://127.0.0.1:" + network.port() + "/connection/websocket");
            var rooms = all(
                    entrance,
                    IntStream.range(0, TABLES)
                            .mapToObj(number -> room(hall, badly, number, acknowledged))
                            .toList());

            officials(hall, badly, rooms);

            var games = rooms.stream().map(room -> crowd.submit(room::play)).toList();
            harass(hall, network, games);
            for (var game : games) {
                game.get();
            }

            try (var rest = new Rest(hall.url()).asGuest("Checker")) {
                var streams = rooms.stream().map(Room::stream).toList();
                assertEquals(List.of(), new LogCheck(rest).faults(streams, acknowledged));
                rooms.forEach(room -> room.assertSeenBy(rest));
                officials.forEach(official -> official.assertSaw(headOf(rest, official.stream())));
            }
            rooms.forEach(Room::close);
        }
    }

    @AfterEach
    void sendTheOfficialsHome() throws Exception {
        for (var official : officials) {
            official.close();
        }
    }

    /** The official clients, unmodified, among the crowd: each watches a room as a guest does. */
    private void officials(Hall hall, URI badly, List<Room> rooms) throws Exception {
        for (var number = 0; number < Math.min(OFFICIALS, rooms.size()); number++) {
            var stream = rooms.get(number).stream();
            var guest = new Rest(hall.url()).asGuest("Official " + number);
            var epoch = guest.get("streams/" + stream).ok().json().path("epoch").asString();
            officials.add(new JavaOfficial(badly, guest.cookieHeader(), stream, headOf(guest, stream)));
            officials.add(new ScriptOfficial(badly, guest.cookieHeader(), stream, epoch));
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> officials.stream().allMatch(it -> it.start() >= 0));
    }

    private static long headOf(Rest rest, String stream) {
        return rest.get("streams/" + stream).ok().json().path("seq").asLong();
    }

    private static Callable<Room> room(Hall hall, URI badly, int number, Acknowledged acknowledged) {
        return () -> {
            var proposition = Person.member(hall.url(), badly, "prop" + number);
            var opposition = Person.guest(hall.url(), badly, "Opp " + number);
            var watcher = Person.guest(hall.url(), badly, "Watcher " + number);
            var table = new Table(proposition, opposition, TURNS_EACH, false, acknowledged);
            var stream = table.begin();
            return new Room(table, stream, watcher.live().follow(stream), List.of(proposition, opposition, watcher));
        };
    }

    private record Room(Table table, String stream, Feed watched, List<Person> people) {
        void play() {
            for (var turn = 1; turn <= 2 * TURNS_EACH; turn++) {
                table.speak(stream, turn);
                LockSupport.parkNanos(ThreadLocalRandom.current()
                        .nextLong(Duration.ofMillis(900).toNanos()));
            }
        }

        void assertSeenBy(Rest rest) {
            var feeds = new ArrayList<>(table.feeds());
            feeds.add(watched);
            for (var feed : feeds) {
                await().atMost(Duration.ofSeconds(60)).until(() -> feed.offset() >= headOf(rest, stream));
                assertEquals(List.of(), feed.faults());
            }
        }

        void close() {
            people.forEach(Person::close);
        }
    }

    private static void harass(Hall hall, BadNetwork network, List<? extends Future<?>> games) {
        for (var round = 0; games.stream().anyMatch(game -> !game.isDone()); round++) {
            network.delay(Duration.ofMillis(round % 4 == 0 ? 30 : 0));
            network.cut(ThreadLocalRandom.current().nextInt(15));
            if (round % 5 == 2) {
                network.stall(20);
            } else {
                network.release();
            }
            if (round % 7 == 3) {
                network.orphan(5);
                network.halfClose(5);
            }
            if (round == 8 || round == 20) {
                hall.kill().start();
            }
            LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
        }
        network.delay(Duration.ZERO);
        network.release();
    }

    private static <T> List<T> all(ExecutorService entrance, List<Callable<T>> work)
            throws InterruptedException, ExecutionException {
        var results = new ArrayList<T>();
        for (var future : entrance.invokeAll(work)) {
            results.add(future.get());
        }
        return results;
    }
}
