package stoa.debate.judging;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import stoa.api.debate.Judge;
import stoa.api.debate.JudgeDescriptor;
import stoa.api.debate.Question;
import stoa.api.debate.Seat;
import stoa.api.debate.Turn;
import stoa.api.debate.Verdict;
import stoa.api.error.PlatformException;
import stoa.api.task.Deadline;

@Timeout(30)
final class JudgeDeskTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-01T10:00:00Z"));
    private static final Deadline FAR = Deadline.in(Duration.ofMinutes(1), CLOCK);
    private static final Question QUESTION = new Question(
            "deb_1",
            "A motion",
            List.of(new Turn(1, Seat.PROPOSITION, "A text.", Duration.ofSeconds(9))),
            Optional.of(1));

    private final JudgeDesk desk = new JudgeDesk(CLOCK, Optional.empty(), Duration.ofMillis(250));
    private final CountDownLatch release = new CountDownLatch(1);
    private final CountDownLatch asked = new CountDownLatch(1);
    private long services;

    @Test
    void asksTheJudgeThatWasRegisteredLast() throws InterruptedException {
        bind(FakeJudge.good("old"));
        bind(FakeJudge.good("new"));

        assertEquals("new", judgeOf(desk));
    }

    @Test
    void fallsBackToTheEarlierJudgeWhenTheLaterGoes() throws InterruptedException {
        bind(FakeJudge.good("old"));
        var later = bind(FakeJudge.good("new"));
        desk.unbindJudge(later);

        assertEquals("old", judgeOf(desk));
    }

    @Test
    void prefersTheJudgeThatTheSettingNames() throws InterruptedException {
        var strict = new JudgeDesk(CLOCK, Optional.of("old"), Duration.ofSeconds(1));
        strict.bindJudge(FakeJudge.good("old"), Map.of("service.id", 1L));
        strict.bindJudge(FakeJudge.good("new"), Map.of("service.id", 2L));

        assertEquals("old", judgeOf(strict));
    }

    @Test
    void isNotReadyWithoutAJudge() {
        var failure = assertThrows(PlatformException.class, () -> desk.ask(QUESTION, FAR));

        assertEquals("NOT_READY", failure.code().name());
        assertEquals("No judge is installed.", desk.excuse());
    }

    @Test
    void leavesAJudgeThatHangsAndIgnoresInterruption() {
        bind(new FakeJudge("deaf", (question, deadline) -> deafUntilReleased(question)));

        assertTrue(failure().contains("did not answer within 250 ms"), this::failure);
        release.countDown();
    }

    @Test
    void asksNoMoreWhenTooManyThreadsAreStuck() {
        bind(new FakeJudge("deaf", (question, deadline) -> deafUntilReleased(question)));
        for (var call = 0; call < JudgeLine.MOST_STUCK; call++) {
            failure();
        }

        assertEquals("NOT_READY", code());
        release.countDown();
        await().atMost(Duration.ofSeconds(10)).until(() -> code().equals("unasked"));
    }

    @Test
    void survivesWhateverAJudgeThrows() {
        bind(new FakeJudge("thrower", (question, deadline) -> {
            throw new StackOverflowError("deep");
        }));

        assertTrue(failure().contains("it threw StackOverflowError: deep"), this::failure);
    }

    @Test
    void refusesAVerdictThatDoesNotFit() {
        bind(new FakeJudge("liar", (question, deadline) -> FakeJudge.verdict("somebody-else", question, 6)));

        assertTrue(failure().contains("names another judge"), this::failure);
    }

    @Test
    void refusesAJudgeThatDoesNotSayWhoItIs() {
        bind(new Judge() {
            @Override
            public JudgeDescriptor describe() {
                throw new IllegalStateException("no name");
            }

            @Override
            public Verdict judge(Question question, Deadline deadline) {
                return FakeJudge.verdict("x", question, 5);
            }
        });

        assertTrue(failure().contains("does not say who it is"), this::failure);
    }

    @Test
    void complainsOfWhateverAJudgeDoesWrong() {
        var told = new ArrayList<String>();
        var strict = new JudgeDesk(
                CLOCK, new JudgeOrder(Optional.empty(), false), Duration.ofMillis(100), (judge, doing, cause) -> {
                    var whose = cause.getStackTrace().length == 0 ? "the called one's" : "as the stack says";
                    told.add(doing + ": " + cause.getMessage() + ", " + whose);
                });
        strict.bindJudge(
                new FakeJudge("bad", (question, deadline) -> {
                    throw new IllegalStateException("broken");
                }),
                Map.of("service.id", 1L));
        assertThrows(PlatformException.class, () -> strict.ask(QUESTION, FAR));
        strict.bindJudge(
                new FakeJudge("deaf", (question, deadline) -> deafUntilReleased(question)), Map.of("service.id", 2L));
        assertThrows(PlatformException.class, () -> strict.ask(QUESTION, FAR));
        assertThrows(
                PlatformException.class,
                () -> strict.ask(QUESTION, Deadline.in(Duration.ofMillis(50), CLOCK)),
                "late, but it had less than its due");
        release.countDown();

        assertEquals(
                List.of(
                        "judge 'bad' on 'deb_1': broken, as the stack says",
                        "judge 'deaf' on 'deb_1': Judge: it did not answer within 100 ms, the called one's"),
                told);
    }

    @Test
    void asksNobodyWhenTheTimeIsUp() {
        bind(FakeJudge.good("good"));

        var failure = assertThrows(PlatformException.class, () -> desk.ask(QUESTION, new Deadline(CLOCK.instant())));
        assertEquals("NOT_READY", failure.code().name());
    }

    @Test
    void asksTheNextJudgeWhenOneIsTakenAwayInTheMiddle() throws Exception {
        var patient = new JudgeDesk(CLOCK, Optional.empty(), Duration.ofSeconds(2));
        patient.bindJudge(FakeJudge.good("old"), Map.of("service.id", 1L));
        Judge slow = new FakeJudge("slow", (question, deadline) -> {
            asked.countDown();
            release.await();
            return FakeJudge.verdict("slow", question, 5);
        });
        patient.bindJudge(slow, Map.of("service.id", 2L));
        var answer = new FutureTask<>(() -> judgeOf(patient));
        Thread.ofVirtual().start(answer);
        assertTrue(asked.await(10, TimeUnit.SECONDS));

        patient.unbindJudge(slow);

        assertEquals("old", answer.get(10, TimeUnit.SECONDS));
    }

    @Test
    void letsACallInHandFinishBeforeTheJudgeGoes() throws Exception {
        var patient = new JudgeDesk(CLOCK, Optional.empty(), Duration.ofSeconds(20));
        Judge slow = new FakeJudge("slow", (question, deadline) -> {
            asked.countDown();
            release.await();
            return FakeJudge.verdict("slow", question, 5);
        });
        patient.bindJudge(slow, Map.of("service.id", 2L));
        var answer = new FutureTask<>(() -> judgeOf(patient));
        Thread.ofVirtual().start(answer);
        assertTrue(asked.await(10, TimeUnit.SECONDS));
        var gone = new FutureTask<>(() -> patient.unbindJudge(slow), true);
        Thread.ofVirtual().start(gone);
        assertFalse(gone.isDone());

        release.countDown();

        assertEquals("slow", answer.get(10, TimeUnit.SECONDS));
        assertTrue(gone.get(10, TimeUnit.SECONDS));
    }

    private Judge bind(Judge judge) {
        desk.bindJudge(judge, Map.of("service.id", ++services));
        return judge;
    }

    private String failure() {
        return assertThrows(PlatformException.class, () -> desk.ask(QUESTION, FAR))
                .getMessage();
    }

    /** The code of the refusal; a deaf judge that was released answers with nonsense of its own. */
    private String code() {
        try {
            desk.ask(QUESTION, FAR);
            return "asked";
        } catch (PlatformException failure) {
            return failure.code().name().equals("NOT_READY") ? "NOT_READY" : "unasked";
        } catch (InterruptedException stop) {
            throw new AssertionError(stop);
        }
    }

    private Verdict deafUntilReleased(Question question) {
        while (release.getCount() > 0) {
            try {
                release.await();
            } catch (InterruptedException ignored) {
                // That is what makes it deaf.
            }
        }
        return FakeJudge.verdict("nonsense", question, 5);
    }

    private static String judgeOf(JudgeDesk desk) throws InterruptedException {
        return desk.ask(QUESTION, FAR).provenance().judge();
    }
}
