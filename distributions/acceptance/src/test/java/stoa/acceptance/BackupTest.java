package stoa.acceptance;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.acceptance.client.Rest;
import stoa.acceptance.debates.Acknowledged;
import stoa.acceptance.debates.LogCheck;
import stoa.acceptance.debates.Person;
import stoa.acceptance.debates.Table;
import stoa.acceptance.hall.Hall;
import stoa.testkit.postgres.PostgresServer;

/** A backup is taken while people debate, and another hall, on either database, begins where it ends. */
final class BackupTest {
    @TempDir
    Path data;

    @TempDir
    Path other;

    @TempDir
    Path third;

    @Test
    void bringsEverythingAcknowledgedBeforeItAndTheSameStateWhenNobodySpeaks() throws Exception {
        var acknowledged = new Acknowledged();
        try (var hall = Hall.in(data).withoutLimits().start();
                var admin = new Rest(hall.url()).asDemo("admin")) {
            var table = table(hall, acknowledged);
            var busy = backupUnderLoad(admin, table, acknowledged);
            table.streams().forEach(stream -> awaitRated(admin, stream));
            var quiet = backup(admin);
            var streams = table.streams();
            var log = new LogCheck(admin);
            var spoken = streams.stream().collect(Collectors.toMap(stream -> stream, stream -> turns(log, stream)));
            assertHolds(Hall.in(other).with("stoa.restore", busy.file()), busy, streams, spoken);

            var original = contents(admin, streams);
            try (var server = PostgresServer.start()) {
                var elsewhere = Hall.in(third)
                        .with("stoa.restore", quiet)
                        .with("stoa.db.url", server.newDatabase())
                        .with("stoa.db.user", server.user());
                try (var restored = elsewhere.start();
                        var reader = new Rest(restored.url()).asDemo("admin")) {
                    assertEquals(original, contents(reader, streams));
                    assertEquals(List.of(), new LogCheck(reader).faults(streams, acknowledged));
                }
            }
        }
    }

    /** What was promised before the backup was asked for. */
    private record Busy(String file, List<Acknowledged.Turn> promised) {}

    private static Busy backupUnderLoad(Rest admin, Table table, Acknowledged acknowledged) throws Exception {
        try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            var stop = new AtomicBoolean();
            var playing = crowd.submit(() -> {
                while (!stop.get()) {
                    table.play();
                }
            });
            await().atMost(Duration.ofSeconds(60)).until(() -> acknowledged.count() > 20 || playing.isDone());
            var promised = acknowledged.turns();
            var file = backup(admin);
            var spokenMeanwhile = acknowledged.count();
            await().atMost(Duration.ofSeconds(60)).until(() -> acknowledged.count() > spokenMeanwhile);
            stop.set(true);
            playing.get(60, TimeUnit.SECONDS);
            return new Busy(file, promised);
        }
    }

    /** A prefix of every stream, with all that was acknowledged before. */
    private static void assertHolds(
            Hall hall, Busy busy, List<String> streams, Map<String, List<LogCheck.Event>> original) {
        try (var restored = hall.start();
                var reader = new Rest(restored.url()).asDemo("admin")) {
            var log = new LogCheck(reader);
            for (var turn : busy.promised()) {
                assertTrue(
                        log.events(turn.stream()).stream()
                                .anyMatch(event ->
                                        event.data().path("text").asString("").equals(turn.text())),
                        turn.toString());
            }
            for (var stream : kept(reader, streams)) {
                var part = turns(log, stream);
                assertEquals(original.get(stream).subList(0, part.size()), part, stream);
            }
        }
    }

    /** Those that had begun when the backup was taken. */
    private static List<String> kept(Rest reader, List<String> streams) {
        var kept = streams.stream()
                .filter(stream -> reader.get("streams/" + stream + "/events").status() == 200)
                .filter(stream -> !new LogCheck(reader).events(stream).isEmpty())
                .toList();
        assertTrue(kept.size() >= 4 && kept.size() < streams.size(), kept.size() + " of " + streams.size());
        return kept;
    }

    private static Table table(Hall hall, Acknowledged acknowledged) {
        return new Table(
                Person.member(hall.url(), hall.live(), "prop"),
                Person.member(hall.url(), hall.live(), "opp"),
                2,
                true,
                acknowledged);
    }

    /** A restored debate goes on, so it has events of its own after those it came with; turns it has none. */
    private static List<LogCheck.Event> turns(LogCheck log, String stream) {
        return log.events(stream).stream()
                .filter(event -> event.type().equals("spoken"))
                .toList();
    }

    private static String backup(Rest admin) {
        return admin.post("admin/backups", Map.of()).ok().json().path("file").asString();
    }

    private static void awaitRated(Rest admin, String stream) {
        var log = new LogCheck(admin);
        await(stream).atMost(Duration.ofSeconds(90)).until(() -> log.count(stream, "ratingChanged") == 2);
    }

    /** Every event of the streams, the board, and who there is, as text. */
    private static Map<String, String> contents(Rest rest, List<String> streams) {
        var contents = new TreeMap<String, String>();
        streams.forEach(stream -> contents.put(
                stream,
                rest.get("streams/" + stream + "/events?limit=200")
                        .ok()
                        .json()
                        .path("events")
                        .toString()));
        contents.put("board", rest.get("ratings?limit=200").ok().body());
        contents.put("people", names(rest));
        return contents;
    }

    private static String names(Rest rest) {
        return rest.get("admin/people?limit=200")
                .ok()
                .json()
                .path("people")
                .valueStream()
                .map(person -> person.path("id").asString() + " " + person.path("roles"))
                .sorted()
                .toList()
                .toString();
    }
}
