package stoa.judge.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import stoa.api.debate.Judge;
import stoa.api.debate.Verdict;
import stoa.api.task.Deadline;
import stoa.testkit.Platform;
import stoa.testkit.PlatformExtension;
import stoa.testkit.PluginSource;

/** Judges come, change and go while a panel of them is at work. */
final class PanelSwapTest {
    private static final List<String> MEMBERS = List.of("alpha", "beta", "gamma");

    @RegisterExtension
    static final PlatformExtension PLATFORM = PlatformExtension.create();

    private final Platform platform = PLATFORM.platform();

    @Test
    void hearsEverySeatWhileJudgesAreSwappedOneByOne() throws InterruptedException {
        MEMBERS.forEach(id -> deploy(id, 1));
        var panel = panel();
        platform.await("the bench", () -> ask(panel).votes().size() == MEMBERS.size());
        var verdicts = new ConcurrentLinkedQueue<Verdict>();
        var done = new AtomicBoolean();
        var asking = Thread.ofVirtual().start(() -> {
            while (!done.get()) {
                verdicts.add(ask(panel));
            }
        });
        MEMBERS.forEach(id -> deploy(id, 2));
        done.set(true);
        asking.join(Duration.ofSeconds(20));

        for (var verdict : verdicts) {
            assertEquals(Verdict.Status.SCORED, verdict.status(), verdict::toString);
            assertEquals(
                    MEMBERS,
                    verdict.votes().stream()
                            .map(vote -> vote.judge().judge())
                            .sorted()
                            .toList());
        }
        platform.await(
                "the new versions",
                () -> ask(panel).votes().stream()
                        .allMatch(vote -> vote.judge().version().equals("2")));
    }

    private Judge panel() {
        platform.await(
                "the panel", () -> platform.services(Judge.class).stream().anyMatch(PanelSwapTest::isPanel));
        return platform.services(Judge.class).stream()
                .filter(PanelSwapTest::isPanel)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isPanel(Judge judge) {
        return judge.describe().id().equals(PanelJudge.ID);
    }

    private static Verdict ask(Judge panel) {
        try {
            return panel.judge(PanelTest.WHOLE, Deadline.in(Duration.ofSeconds(10), InstantSource.system()));
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    private void deploy(String id, int version) {
        var source = PluginSource.of("judge-" + id, version + ".0.0")
                .java("judge%s.Voice".formatted(id), VOICE.formatted(id, id, version, id, version));
        platform.deploy(source.build(platform.scratch().resolve(id + version + ".jar")));
    }

    private static final String VOICE = """
            package judge%s;

            import java.util.*;
            import stoa.api.debate.*;

            @org.osgi.service.component.annotations.Component(service = Judge.class)
            public final class Voice implements Judge {
                public JudgeDescriptor describe() {
                    return new JudgeDescriptor("%s", "%d", "Voice", List.of(), true);
                }

                public Verdict judge(Question question, stoa.api.task.Deadline deadline) throws InterruptedException {
                    Thread.sleep(5);
                    var scores = new ArrayList<Score>();
                    for (var seat : Seat.values()) {
                        scores.add(new Score(seat, Criterion.LOGIC, 5, "Because.", List.of()));
                    }
                    return new Verdict(Verdict.Status.SCORED, scores, Optional.empty(), 0.5, "Fine.",
                            new Provenance("%s", "%d", "fixed", question.inputHash()));
                }
            }
            """;
}
