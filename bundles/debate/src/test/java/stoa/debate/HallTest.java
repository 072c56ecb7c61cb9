package stoa.debate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.debate.Room.ANNA;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import stoa.api.debate.DebateDecided;
import stoa.api.debate.Seat;
import stoa.api.error.PlatformException;
import stoa.debate.room.Debate;
import stoa.debate.room.DebateEvent;
import stoa.debate.room.StageStreams;
import stoa.kernel.contract.json.Codecs;
import stoa.testkit.Platform;
import stoa.testkit.PlatformExtension;
import stoa.testkit.PluginSource;

/** Debates on the real kernel, with ratings and the rubric. */
final class HallTest {
    @RegisterExtension
    static final PlatformExtension PLATFORM = PlatformExtension.create();

    private final Platform platform = PLATFORM.platform();

    @Test
    void playsADebateToAVerdictAndMovesTheRatings() {
        var room = Room.opened(platform, "deb_whole", 2);
        for (var turn = 1; turn <= 4; turn++) {
            room.speak(turn);
        }

        var end = room.decided();

        assertEquals("scored", end.judging().state());
        assertEquals("complete", end.outcome().orElseThrow().reason());
        for (var turn = 1; turn <= 4; turn++) {
            assertEquals("scored", room.judged(turn).state());
        }
        platform.await("the ratings", () -> room.view().ratings().size() == 2);
        assertEquals(
                0, room.view().ratings().stream().mapToInt(Room.Rating::delta).sum());
        platform.await("the board", () -> platform.get("api/v1/ratings").body().contains("usr_ben"));
        platform.await(
                "the lobby",
                () -> platform.get("api/v1/debates?state=over").body().contains("deb_whole"));
        assertTrue(platform.get("api/v1/debates/deb_whole/export").body().contains("Schools should start later"));
    }

    @Test
    void answersARepeatedTurnWithTheFirstReceipt() {
        var room = Room.opened(platform, "deb_repeat", 4);
        var first = room.speak(1);
        var again = room.speak(1);

        assertEquals(first.sequence(), again.sequence());
        assertTrue(again.duplicate());
        assertEquals(1, room.view().turns().size());
    }

    @Test
    void refusesWithTheRulesOwnCode() {
        var room = Room.opened(platform, "deb_refuse", 4);
        room.speak(1);

        var failure = assertThrows(
                PlatformException.class, () -> room.send(ANNA, "speak", "{\"text\":\"Me again\",\"turn\":2}", "again"));
        assertEquals("NOT_YOUR_TURN", failure.code().name());
    }

    @Test
    void endsOnTheDurableClock() {
        var room = Room.opened(platform, "deb_clock", 4);
        room.speak(1);
        room.speak(2);
        platform.clock().advance(Duration.ofMillis(190_000));

        var outcome = room.decided().outcome().orElseThrow();

        assertEquals("clock", outcome.reason());
        assertEquals("opposition", outcome.winner().orElseThrow());
    }

    @Test
    void goesOnAfterARestartWithoutChargingForIt() {
        var room = Room.opened(platform, "deb_restart", 4);
        room.speak(1);
        platform.clock().advance(Duration.ofSeconds(30));
        platform.stop();
        platform.clock().advance(Duration.ofMinutes(20));
        platform.start();
        platform.awaitActive("debate");

        room.speak(2);

        var used = 190_000 - room.view().clocks().oppositionMs();
        assertTrue(used >= 29_000 && used <= 33_000, () -> "charged " + used + " ms: " + room.view());
        assertEquals(2, room.view().turns().size());
    }

    @Test
    void judgesEachTurnOnceWhileTheJudgeIsSwapped() {
        var room = Room.opened(platform, "deb_swap", 20);
        var second = PluginSource.of("judge-rubric", "2.0.0").java("judgerubric.Second", SECOND_JUDGE);
        for (var turn = 1; turn <= 30; turn++) {
            if (turn == 10) {
                platform.deploy(second.build(platform.scratch().resolve("second.jar")));
            }
            room.speak(turn);
        }

        for (var turn = 1; turn <= 30; turn++) {
            assertEquals("scored", room.judged(turn).state());
        }
        assertEquals("1.1", version(room, 1));
        assertEquals("2", version(room, 30));
        platform.plugins().rollback("judge-rubric", Duration.ofSeconds(20));
    }

    @Test
    void keepsEveryEventAndStateThroughJson() {
        var codec = platform.service(Codecs.class).open();
        for (var seed = 0; seed < 100; seed++) {
            var streams = StageStreams.random(seed);
            for (var event : streams.log()) {
                assertEquals(event, codec.read(codec.write(event), event.getClass()));
            }
            assertEquals(streams.debate(), codec.read(codec.write(streams.debate()), Debate.class));
        }
        var decided = new DebateEvent.Decided("a", "b", "A", "B", Optional.of(Seat.OPPOSITION), true, "clock");
        assertEquals(
                new DebateDecided("a", "b", Optional.of(Seat.OPPOSITION), true, "clock"),
                codec.read(codec.write(decided), DebateDecided.class));
    }

    private static String version(Room room, int turn) {
        return room.judged(turn).verdict().orElseThrow().provenance().version();
    }

    private static final String SECOND_JUDGE = """
            package judgerubric;

            import java.util.*;
            import stoa.api.debate.*;

            @org.osgi.service.component.annotations.Component(service = Judge.class)
            public final class Second implements Judge {
                public JudgeDescriptor describe() {
                    return new JudgeDescriptor("rubric", "2", "Second", List.of(), true);
                }

                public Verdict judge(Question question, stoa.api.task.Deadline deadline) {
                    var seat = question.turns().getLast().seat();
                    var score = new Score(seat, Criterion.LOGIC, 5, "Because.", List.of());
                    return new Verdict(Verdict.Status.SCORED, List.of(score), Optional.empty(), 0.5, "Fine.",
                            new Provenance("rubric", "2", "fixed", "00"));
                }
            }
            """;
}
