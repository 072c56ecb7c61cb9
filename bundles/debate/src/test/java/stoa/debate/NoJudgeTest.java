package stoa.debate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import stoa.testkit.Platform;
import stoa.testkit.PlatformExtension;
import stoa.testkit.PluginSource;

/** Where no judge is installed the question waits, visibly; a judge that fails again and again is taken out, not the debates. */
final class NoJudgeTest {
    private static final int FAULTS = 4;

    @RegisterExtension
    static final PlatformExtension PLATFORM =
            PlatformExtension.create().without("judge-rubric").with("stoa.plugins.faults", "" + FAULTS);

    private final Platform platform = PLATFORM.platform();

    @Test
    void waitsForAJudgeAndTakesOneThatFailsOutOfService() {
        var room = Room.opened(platform, "deb_alone", 1);
        room.speak(1);
        room.speak(2);
        platform.await("waiting", () -> room.view().judging().state().equals("waiting"));
        passMinutes(10);
        assertEquals("waiting", room.view().judging().state());
        assertEquals("closing", room.view().stage(), "no judge, no result, however long");

        platform.deploy(judge("1.0.0", "throw new IllegalStateException(\"broken\");"));
        for (var other = 0; other < FAULTS; other++) {
            Room.opened(platform, "deb_bad" + other, 1).speak(1);
        }
        platform.await("quarantine of the judge", () -> {
            platform.clock().advance(Duration.ofMillis(100));
            return platform.plugin("judge-test").state().equals("failed");
        });
        platform.awaitActive("debate");

        platform.deploy(judge("1.0.1", GOOD));
        platform.await("the verdict", () -> {
            platform.clock().advance(Duration.ofSeconds(1));
            return room.view().stage().equals("decided");
        });
        assertEquals("scored", room.view().judging().state());
        assertEquals("scored", room.judged(1).state());
    }

    private void passMinutes(int minutes) {
        for (var second = 0; second < 60 * minutes; second += 10) {
            platform.clock().advance(Duration.ofSeconds(10));
        }
    }

    private Path judge(String version, String body) {
        return PluginSource.of("judge-test", version)
                .java("judgetest.TestJudge", """
                        package judgetest;

                        import java.util.*;
                        import stoa.api.debate.*;

                        @org.osgi.service.component.annotations.Component(service = Judge.class)
                        public final class TestJudge implements Judge {
                            public JudgeDescriptor describe() {
                                return new JudgeDescriptor("test", "1", "Test", List.of(), true);
                            }

                            public Verdict judge(Question question, stoa.api.task.Deadline deadline) {
                                %s
                            }
                        }
                        """.formatted(body))
                .build(platform.scratch().resolve("judge-test-" + version + ".jar"));
    }

    private static final String GOOD = """
            var scores = new ArrayList<Score>();
            for (var seat : Seat.values()) {
                if (question.asked().map(turn -> turn.seat() == seat).orElse(true)) {
                    scores.add(new Score(seat, Criterion.LOGIC, 5, "Because.", List.of()));
                }
            }
            return new Verdict(Verdict.Status.SCORED, scores, Optional.empty(), 0.5, "Fine.",
                    new Provenance("test", "1", "fixed", "00"));
            """;
}
