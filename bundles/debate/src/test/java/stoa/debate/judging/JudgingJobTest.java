package stoa.debate.judging;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import stoa.api.debate.Provenance;
import stoa.api.debate.Question;
import stoa.api.debate.Seat;
import stoa.api.debate.Verdict;
import stoa.api.error.PlatformException;
import stoa.api.task.Deadline;
import stoa.api.task.JobContext;
import stoa.debate.room.DebateEvent;
import stoa.debate.room.InsteadOf;
import stoa.debate.room.Judging;
import stoa.debate.room.Stage;
import stoa.debate.room.StageStreams;

@Timeout(30)
final class JudgingJobTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-01T10:00:00Z"));
    private static final Assignment TURN_1 = new Assignment("deb_1", Optional.of(1));
    private static final Assignment FINAL = new Assignment("deb_1", Optional.empty());

    private final StageStreams streams = StageStreams.spoken(2, 1);
    private final JudgeDesk desk = new JudgeDesk(CLOCK, Optional.empty(), Duration.ofMillis(250));
    private final RecordingJobs jobs = new RecordingJobs();
    private final JudgingJob job = new JudgingJob(streams, jobs, desk, Duration.ofMillis(5));
    private final List<Question> questions = new ArrayList<>();

    @Test
    void recordsTheWordOnATurnAndOnTheDebate() throws InterruptedException {
        bind(FakeJudge.good("good"));

        job.run(TURN_1, attempt(1));
        job.run(FINAL, attempt(1));

        assertEquals(
                Judging.State.SCORED,
                streams.debate().turns().getFirst().judging().state());
        assertEquals(Stage.DECIDED, streams.debate().stage());
    }

    @Test
    void showsTheJudgeNoNamesAndNothingThatCameLater() throws InterruptedException {
        bind(new FakeJudge("nosy", (question, deadline) -> {
            questions.add(question);
            return FakeJudge.verdict("nosy", question, 5);
        }));

        job.run(TURN_1, attempt(1));

        assertEquals(1, questions.getFirst().turns().size());
        assertTrue(!questions.getFirst().toString().contains("Anna"));
    }

    @Test
    void judgesEachTurnOnceThoughTheJobRunsAgain() throws InterruptedException {
        bind(FakeJudge.good("one"));
        job.run(TURN_1, attempt(1));
        bind(new FakeJudge("two", (question, deadline) -> {
            questions.add(question);
            return FakeJudge.verdict("two", question, 9);
        }));
        job.run(TURN_1, attempt(2));

        assertEquals(1, streams.all(DebateEvent.TurnScored.class).size());
        assertEquals(List.of(), questions);
    }

    @Test
    void ignoresTheLateAnswerOfAJudgeThatWasGivenUp() throws InterruptedException {
        var release = new CountDownLatch(1);
        bind(new FakeJudge("late", (question, deadline) -> {
            release.await();
            return FakeJudge.verdict("late", question, 9);
        }));
        assertThrows(PlatformException.class, () -> job.run(FINAL, attempt(5)));
        job.gaveUp(FINAL, "late");
        release.countDown();
        bind(FakeJudge.good("good"));
        job.run(FINAL, attempt(1));

        assertEquals(Judging.State.UNJUDGED, streams.debate().judging().state());
        assertEquals(Stage.DECIDED, streams.debate().stage());
        assertEquals(
                Optional.of("The judge gave no valid answer in time."),
                streams.debate().judging().note());
    }

    @Test
    void doesNotTouchTheDebateWhenTheJudgeMisbehaves() {
        bind(new FakeJudge("thrower", (question, deadline) -> {
            throw new IllegalStateException("broken");
        }));
        var before = streams.debate();

        assertThrows(PlatformException.class, () -> job.run(TURN_1, attempt(1)));

        assertEquals(before, streams.debate());
    }

    @Test
    void waitsVisiblyForAJudgeWithoutUsingUpAnAttempt() throws InterruptedException {
        job.run(TURN_1, attempt(1));

        var judging = streams.debate().turns().getFirst().judging();
        assertEquals(Judging.State.WAITING, judging.state());
        assertTrue(judging.isPending());
        var later = (Assignment) jobs.submitted().getFirst().payload();
        bind(FakeJudge.good("good"));
        job.run(later, attempt(1));

        assertEquals(
                Judging.State.SCORED,
                streams.debate().turns().getFirst().judging().state());
    }

    @Test
    void putsOffWhileDebatesAreNotServed() throws InterruptedException {
        bind(FakeJudge.good("good"));
        streams.setAway(true);
        job.run(TURN_1, attempt(5));
        streams.setAway(false);

        var later = jobs.submitted().getFirst();
        assertEquals(Duration.ofSeconds(2), later.delay());
        job.run((Assignment) later.payload(), attempt(1));
        assertEquals(1, streams.all(DebateEvent.TurnScored.class).size());
    }

    @Test
    void leavesTheJudgeSoMuchTimeThatItsOwnLimitHolds() throws InterruptedException {
        bind(new FakeJudge("slow", (question, deadline) -> {
            assertEquals(CLOCK.instant().plusSeconds(2), deadline.at());
            return FakeJudge.verdict("slow", question, 5);
        }));

        job.run(TURN_1, new JobContext("key", 1, Deadline.in(Duration.ofSeconds(5), CLOCK)));

        assertEquals(1, streams.all(DebateEvent.TurnScored.class).size());
    }

    @Test
    void waitsADayForAJudge() {
        var waited = Duration.ZERO;
        var rounds = 0;
        for (var next = TURN_1.putOff(); next.isPresent(); next = next.get().putOff()) {
            waited = waited.plus(next.get().job().delay());
            rounds++;
        }

        assertTrue(waited.compareTo(Duration.ofHours(23)) > 0 && waited.compareTo(Duration.ofDays(1)) <= 0);
        assertTrue(rounds < 300, "jobs for a single question: " + rounds);
    }

    @Test
    void asksTheWantedJudgeForItsWordWhenAnotherAnsweredForIt() throws InterruptedException {
        var chosen = StageStreams.judgedBy("llm", 2);
        var late = new JudgingJob(chosen, jobs, desk, Duration.ofMillis(5));
        bind(FakeJudge.good("rubric"));
        bind(new FakeJudge(
                "llm",
                (question, deadline) -> new Verdict(
                        Verdict.Status.UNJUDGED,
                        List.of(),
                        Optional.empty(),
                        0,
                        "No budget is left.",
                        new Provenance("llm", "1", "fixed", "00"))));

        late.run(TURN_1, attempt(1));

        var judging = chosen.debate().turns().getFirst().judging();
        assertEquals("rubric", judging.verdict().orElseThrow().provenance().judge());
        assertEquals("llm", judging.insteadOf().orElseThrow().judge());
        assertEquals(
                ReviewRequest.by("llm", "deb_1", Optional.of(1)),
                jobs.submitted().getFirst().payload());
    }

    @Test
    void saysWhomAnotherJudgeStandsInForAndWhy() throws InterruptedException {
        var chosen = StageStreams.judgedBy("llm", 2);
        bind(FakeJudge.good("rubric"));
        var late = new JudgingJob(chosen, jobs, desk, Duration.ofMillis(5));

        late.run(TURN_1, attempt(1));
        chosen.resigned(Seat.OPPOSITION);
        late.run(FINAL, attempt(1));

        var missed = new InsteadOf("llm", "It is not installed, or texts may not go to it.");
        assertEquals(
                Optional.of(missed),
                chosen.debate().turns().getFirst().judging().insteadOf());
        assertEquals(Optional.of(missed), chosen.debate().judging().insteadOf());
    }

    @Test
    void namesNobodyWhereTheChosenJudgeSpoke() throws InterruptedException {
        var chosen = StageStreams.judgedBy("llm", 2);
        bind(FakeJudge.good("llm"));

        new JudgingJob(chosen, jobs, desk, Duration.ofMillis(5)).run(TURN_1, attempt(1));

        assertEquals(
                Optional.empty(), chosen.debate().turns().getFirst().judging().insteadOf());
    }

    @Test
    void hasALocalJudgeLookAtWhatAnotherWantsReviewed() throws InterruptedException {
        bind(FakeJudge.good("rubric"));
        job.run(TURN_1, attempt(1));
        job.run(FINAL, attempt(1));
        bind(FakeJudge.good("embedded"));
        var before = streams.debate();

        new ReviewJob(streams, desk).run(new ReviewRequest("deb_1", Optional.empty(), Optional.empty()), attempt(1));

        var word = streams.debate().judging().review().orElseThrow();
        assertEquals("embedded", word.verdict().provenance().judge());
        assertEquals(before.outcome(), streams.debate().outcome());
    }

    @Test
    void asksNobodyTwiceWhereThereIsNoOtherLocalJudge() throws InterruptedException {
        bind(FakeJudge.good("rubric"));
        job.run(FINAL, attempt(1));

        new ReviewJob(streams, desk).run(new ReviewRequest("deb_1", Optional.empty(), Optional.empty()), attempt(1));

        assertEquals(Optional.empty(), streams.debate().judging().review());
    }

    @Test
    void addsALaterWordWithoutTouchingTheResult() throws InterruptedException {
        bind(FakeJudge.good("good"));
        job.run(TURN_1, attempt(1));
        job.run(FINAL, attempt(1));
        var before = streams.debate();
        bind(new FakeJudge("llm", (question, deadline) -> FakeJudge.verdict("llm", question, 9)));

        new ReviewJob(streams, desk).run(ReviewRequest.by("llm", "deb_1", Optional.empty()), attempt(1));

        var after = streams.debate();
        assertEquals(before.outcome(), after.outcome());
        assertEquals(before.judging().verdict(), after.judging().verdict());
        assertEquals(2, after.judging().revisions());
        assertEquals(
                "llm",
                after.judging().review().orElseThrow().verdict().provenance().judge());
    }

    @Test
    void saysThatThereIsNoJudgeWhenItHasWaitedLongEnough() {
        job.gaveUp(TURN_1, "none");

        var judging = streams.debate().turns().getFirst().judging();
        assertEquals(Optional.of("No judge is installed."), judging.note());
    }

    private void bind(FakeJudge judge) {
        desk.bindJudge(judge, Map.of("service.id", (long) judge.id().hashCode()));
    }

    private static JobContext attempt(int number) {
        return new JobContext("key", number, Deadline.in(Duration.ofMinutes(1), CLOCK));
    }
}
