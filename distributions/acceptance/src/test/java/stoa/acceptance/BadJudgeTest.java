package stoa.acceptance;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.acceptance.client.Rest;
import stoa.acceptance.debates.Acknowledged;
import stoa.acceptance.debates.LogCheck;
import stoa.acceptance.debates.Person;
import stoa.acceptance.debates.Table;
import stoa.acceptance.hall.Hall;
import stoa.testkit.PluginSource;

/** Judges that do everything wrong. */
final class BadJudgeTest {
    private static final String LOOP =
            "for (;;) { try { Thread.sleep(60_000); } catch (InterruptedException deaf) { } }";

    /** Those of the hall, and none. */
    private static final Set<String> WORTHY = Set.of("embedded", "rubric", "");

    /** What happens instead of judging. */
    private enum Mischief {
        HANGS(LOOP),
        THROWS("throw new StackOverflowError(\"deep\");"),
        NOTHING("return null;"),
        NONSENSE(
                "return new Verdict(Verdict.Status.SCORED, List.of(), Optional.of(Seat.OPPOSITION), 1, \"x\".repeat(100_000),"
                        + " new Provenance(\"somebody\", \"9\", \"else\", \"\"));"),
        LEAKS("Thread.ofPlatform().daemon().start(() -> { " + LOOP
                + " }); throw new IllegalStateException(\"leaked\");"),
        LATE(
                "var end = System.nanoTime() + 25_000_000_000L; while (System.nanoTime() < end) { try { Thread.sleep(500); }"
                        + " catch (InterruptedException deaf) { } } return null;");

        private final String body;

        Mischief(String body) {
            this.body = body;
        }

        String plugin() {
            return "judge-" + name().toLowerCase();
        }

        void build(Path jar) {
            var type = "judge" + name().toLowerCase() + ".Bad";
            PluginSource.of(plugin(), "1.0.0")
                    .java(type, source(type.substring(0, type.indexOf('.'))))
                    .build(jar);
        }

        private String source(String packageName) {
            return """
                    package %s;
                    import java.util.*;
                    import org.osgi.service.component.annotations.Component;
                    import stoa.api.debate.*;
                    import stoa.api.task.Deadline;
                    @Component(service = Judge.class)
                    public final class Bad implements Judge {
                        @Override public JudgeDescriptor describe() {
                            return new JudgeDescriptor("%s", "1", "Bad", List.of(), false);
                        }
                        @Override public Verdict judge(Question question, Deadline deadline) {
                            %s
                        }
                    }
                    """.formatted(packageName, plugin(), body);
        }
    }

    @TempDir
    Path data;

    @TempDir
    Path built;

    @Test
    void neverDelayATurnNorBreakADebate() throws Exception {
        try (var hall = Hall.in(data).withoutLimits().start();
                var admin = new Rest(hall.url()).asDemo("admin")) {
            var acknowledged = new Acknowledged();
            var table = new Table(
                    Person.member(hall.url(), hall.live(), "prop"),
                    Person.member(hall.url(), hall.live(), "opp"),
                    2,
                    true,
                    acknowledged);
            var jars = new ArrayList<Path>();

            for (var mischief : Mischief.values()) {
                jars.add(drop(mischief));
                await(mischief.plugin())
                        .atMost(Duration.ofSeconds(60))
                        .until(() -> stateOf(admin, mischief).equals("active"));
                // Every turn is acknowledged while this judge has the word, or the table would stop here.
                table.judgedBy(mischief.plugin()).play();
            }
            for (var jar : jars) {
                Files.delete(jar);
            }

            var log = new LogCheck(admin);
            assertEquals(List.of(), log.faults(table.streams(), acknowledged));
            assertEquals(4 * Mischief.values().length, acknowledged.count());
            table.streams().forEach(stream -> assertEnded(log, stream));
            assertEquals(200, admin.get("session").status());
        }
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
                        log.count(stream, "decided") == 1 && words(log, stream).size() == 4);
        assertEquals(List.of(1, 2, 3, 4), words(log, stream));
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
