package stoa.judge.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import stoa.api.debate.Question;
import stoa.api.debate.Seat;
import stoa.api.debate.Verdict;
import stoa.testkit.Platform;
import stoa.testkit.PlatformExtension;
import stoa.testkit.llm.Act;
import stoa.testkit.llm.FakeProvider;
import stoa.testkit.llm.Script;

/** Both bundles on the real kernel: the settings are read, the budget is kept over a restart. */
final class ModelJudgeInTheHallTest {
    private static final FakeProvider FAKE = FakeProvider.start(Script.of(Act.GOOD));

    @RegisterExtension
    static final PlatformExtension PLATFORM = PlatformExtension.create()
            .withSystemClock()
            .with("stoa.llm.provider", "openai")
            .with("stoa.llm.model", "fake")
            .with("stoa.llm.key", "sk-not-for-anybody")
            .with("stoa.llm.address", FAKE.address().toString())
            .with("stoa.llm.budget.debate.tokens", "2600");

    @AfterAll
    static void close() {
        FAKE.close();
    }

    @Test
    void judgesWithinABudgetThatOutlivesARestart(Platform platform) throws Exception {
        platform.awaitActive("judge-llm");
        assertEquals(Verdict.Status.SCORED, ask(platform, Stand.GOOD).status());
        var asked = FAKE.received().size();
        assertTrue(asked > 0);
        assertEquals(
                "Bearer sk-not-for-anybody",
                FAKE.received().getFirst().headers().get("authorization"));

        platform.restart();
        platform.awaitActive("judge-llm");

        assertEquals(Verdict.Status.UNJUDGED, ask(platform, Stand.OTHER).status());
        assertEquals(asked, FAKE.received().size());
        assertFalse(platform.get("metrics").body().contains("sk-not-for-anybody"));
    }

    private static Verdict ask(Platform platform, String text) throws InterruptedException {
        var turns = List.of(Stand.turn(1, Seat.PROPOSITION, text));
        return Stand.in(platform)
                .judge(new Question("deb_1", "Cities should plant trees", turns, Optional.of(1)), Stand.soon());
    }
}
