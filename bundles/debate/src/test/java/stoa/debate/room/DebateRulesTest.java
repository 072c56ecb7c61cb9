package stoa.debate.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.debate.room.Rehearsal.ANNA;
import static stoa.debate.room.Rehearsal.BEN;
import static stoa.debate.room.Rehearsal.GUEST;
import static stoa.debate.room.Rehearsal.PLATFORM;
import static stoa.debate.room.Rehearsal.RATED;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import stoa.api.access.Caller;
import stoa.api.access.Role;
import stoa.api.debate.Seat;
import stoa.api.debate.Verdict;

final class DebateRulesTest {
    private static final Caller TEACHER = Caller.of("usr_t", "Tea", Set.of(Role.TEACHER));

    @Test
    void startsWithThePropositionWhenBothSeatsAreTaken() {
        var stage = Rehearsal.running(RATED);

        assertEquals(Stage.RUNNING, stage.state.stage());
        assertEquals(Seat.PROPOSITION, stage.state.clocks().mover());
        assertEquals(Optional.of(stage.now), stage.state.clocks().since());
    }

    @Test
    void takesTurnsStrictlyInOrder() {
        var stage = Rehearsal.running(RATED);

        assertEquals("NOT_YOUR_TURN", stage.refused(BEN, new DebateCommand.Speak("No.", 1)));
        stage.speak("Because mornings are dark.");
        assertEquals("TURN_MOVED", stage.refused(ANNA, new DebateCommand.Speak("And again.", 1)));
        assertEquals("NOT_YOUR_TURN", stage.refused(ANNA, new DebateCommand.Speak("And again.", 2)));
        assertEquals("NOT_SEATED", stage.refused(GUEST, new DebateCommand.Speak("Me too.", 2)));
    }

    @Test
    void chargesTheSpeakerAndGivesTheIncrement() {
        var stage = Rehearsal.running(RATED);
        stage.pass(Duration.ofSeconds(50));
        stage.speak("One.");
        stage.pass(Duration.ofSeconds(20));

        assertEquals(140_000, stage.left(Seat.PROPOSITION));
        assertEquals(160_000, stage.left(Seat.OPPOSITION));
        assertEquals(50_000, stage.state.turns().getFirst().usedMs());
    }

    @Test
    void losesWhoseClockRunsOut() {
        var stage = Rehearsal.running(RATED);
        stage.speak("One.");
        stage.speak("Two.");
        stage.pass(Duration.ofSeconds(190).minusMillis(1));
        assertEquals(Stage.RUNNING, stage.state.stage());

        stage.pass(Duration.ofMillis(1));

        assertEquals(Stage.DECIDED, stage.state.stage());
        assertEquals(
                new Outcome(Optional.of(Seat.OPPOSITION), true, "clock"),
                stage.state.outcome().orElseThrow());
        assertTrue(stage.state.judging().isPending());
    }

    @Test
    void refusesATextThatComesWithTheFlag() {
        var stage = Rehearsal.running(RATED);
        stage.now = stage.now.plusMillis(180_000);

        assertEquals("CLOCK_RAN_OUT", stage.refused(ANNA, new DebateCommand.Speak("Late.", 1)));
    }

    @Test
    void keepsTheTextLimitsOnEachSide() {
        var stage = Rehearsal.running(RATED);
        var longest = "\uD83D\uDE42".repeat(TurnText.LONGEST);

        assertEquals("TEXT_EMPTY", stage.refused(ANNA, new DebateCommand.Speak(" \n\t ", 1)));
        assertEquals("TEXT_TOO_LONG", stage.refused(ANNA, new DebateCommand.Speak(longest + "x", 1)));
        assertEquals("TEXT_UNREADABLE", stage.refused(ANNA, new DebateCommand.Speak("a\u0007b", 1)));
        assertEquals("TEXT_UNREADABLE", stage.refused(ANNA, new DebateCommand.Speak("a\uD800b", 1)));
        stage.must(ANNA, new DebateCommand.Speak("  " + longest + "\r\n", 1));
        stage.must(BEN, new DebateCommand.Speak("One\r\ntwo", 2));

        assertEquals(longest, stage.state.turns().getFirst().text());
        assertEquals("One\ntwo", stage.state.turns().getLast().text());
    }

    @Test
    void letsTheVerdictDecideAfterTheLastTurn() {
        var stage = spokenOut();
        assertEquals(Stage.CLOSING, stage.state.stage());
        assertEquals("DEBATE_OVER", stage.refused(ANNA, new DebateCommand.Resign()));

        stage.must(PLATFORM, new DebateCommand.RecordVerdict(Verdicts.ofDebate(Optional.of(Seat.OPPOSITION))));

        assertEquals(
                new Outcome(Optional.of(Seat.OPPOSITION), true, "complete"),
                stage.state.outcome().orElseThrow());
        var decided = stage.all(DebateEvent.Decided.class).getFirst();
        assertEquals("usr_anna", decided.proposition());
        assertEquals("usr_ben", decided.opposition());
    }

    @Test
    void recordsOnlyTheFirstWordOfAJudge() {
        var stage = spokenOut();
        stage.must(PLATFORM, new DebateCommand.RecordTurnVerdict(1, Verdicts.ofTurn(Seat.PROPOSITION, 6)));
        stage.must(PLATFORM, new DebateCommand.RecordVerdict(Verdicts.ofDebate(Optional.empty())));

        assertEquals(
                List.of(),
                stage.must(PLATFORM, new DebateCommand.RecordTurnVerdict(1, Verdicts.ofTurn(Seat.PROPOSITION, 1))));
        assertEquals(
                List.of(),
                stage.must(PLATFORM, new DebateCommand.RecordTurnVerdict(99, Verdicts.ofTurn(Seat.PROPOSITION, 1))));
        assertEquals(
                List.of(),
                stage.must(
                        PLATFORM, new DebateCommand.RecordVerdict(Verdicts.ofDebate(Optional.of(Seat.PROPOSITION)))));
        assertEquals(List.of(), stage.must(PLATFORM, new DebateCommand.JudgeGaveUp(Optional.empty(), "late")));
        assertEquals(1, stage.all(DebateEvent.Decided.class).size());
    }

    @Test
    void isVisiblyUnjudgedWhenTheJudgeGaveUp() {
        var stage = spokenOut();
        stage.must(PLATFORM, new DebateCommand.JudgeGaveUp(Optional.of(2), "The judge failed."));
        stage.must(PLATFORM, new DebateCommand.JudgeGaveUp(Optional.empty(), "The judge failed."));

        assertEquals(
                Judging.State.UNJUDGED, stage.state.turns().get(1).judging().state());
        assertEquals(Judging.State.UNJUDGED, stage.state.judging().state());
        assertEquals(
                new Outcome(Optional.empty(), false, "unjudged"),
                stage.state.outcome().orElseThrow());
    }

    @Test
    void isUnjudgedWhenTheJudgeCouldNotScore() {
        var stage = spokenOut();
        stage.must(PLATFORM, new DebateCommand.RecordVerdict(Verdicts.without(Verdict.Status.UNSUPPORTED_LANGUAGE)));

        assertEquals(Judging.State.UNJUDGED, stage.state.judging().state());
        assertFalse(stage.state.outcome().orElseThrow().rated());
    }

    @Test
    void doesNotWaitForAVerdictForEver() {
        var stage = spokenOut();
        stage.pass(Timetable.VERDICT);

        assertEquals(Stage.DECIDED, stage.state.stage());
        assertEquals(Judging.State.UNJUDGED, stage.state.judging().state());
    }

    @Test
    void endsByResignationAndByAgreement() {
        var resigned = Rehearsal.running(RATED);
        resigned.speak("One.");
        resigned.speak("Two.");
        resigned.must(ANNA, new DebateCommand.Resign());
        var agreed = Rehearsal.running(RATED);
        agreed.speak("One.");
        agreed.speak("Two.");
        agreed.must(ANNA, new DebateCommand.OfferDraw());
        assertEquals("DRAW_ALREADY_OFFERED", agreed.refused(ANNA, new DebateCommand.OfferDraw()));
        assertEquals("NO_DRAW_OFFER", agreed.refused(ANNA, new DebateCommand.AnswerDraw(true)));
        agreed.must(BEN, new DebateCommand.AnswerDraw(true));

        assertEquals(
                new Outcome(Optional.of(Seat.OPPOSITION), true, "resigned"),
                resigned.state.outcome().orElseThrow());
        assertEquals(
                new Outcome(Optional.empty(), true, "agreed"),
                agreed.state.outcome().orElseThrow());
    }

    @Test
    void takesSpeakingOnForADeclinedDraw() {
        var stage = Rehearsal.running(RATED);
        stage.must(ANNA, new DebateCommand.OfferDraw());
        stage.speak("One.");
        assertEquals(Optional.of(Seat.PROPOSITION), stage.state.drawOffer());
        stage.speak("Two.");

        assertEquals(Optional.empty(), stage.state.drawOffer());
        assertEquals("NO_DRAW_OFFER", stage.refused(BEN, new DebateCommand.AnswerDraw(true)));
    }

    @Test
    void movesNoRatingBeforeBothHaveSpoken() {
        var stage = Rehearsal.running(RATED);
        stage.speak("One.");
        stage.must(BEN, new DebateCommand.Resign());

        assertFalse(stage.state.outcome().orElseThrow().rated());
    }

    @Test
    void letsGuestsSitOnlyWhereTheTermsSaySo() {
        var rated = Rehearsal.open(RATED);
        var open = Rehearsal.open(new Terms(180_000, 0, Optional.of(2), false, true));

        assertEquals("ACCOUNT_NEEDED", rated.refused(GUEST, new DebateCommand.Join(Optional.empty())));
        open.must(GUEST, new DebateCommand.Join(Optional.empty()));
        assertEquals(Stage.RUNNING, open.state.stage());
    }

    @Test
    void seatsOnePersonOnce() {
        var stage = Rehearsal.open(RATED);

        assertEquals("ALREADY_SEATED", stage.refused(ANNA, new DebateCommand.Join(Optional.of(Seat.OPPOSITION))));
        assertEquals("SEAT_TAKEN", stage.refused(BEN, new DebateCommand.Join(Optional.of(Seat.PROPOSITION))));
        stage.must(BEN, new DebateCommand.Join(Optional.of(Seat.OPPOSITION)));
        assertEquals("DEBATE_NOT_OPEN", stage.refused(TEACHER, new DebateCommand.Join(Optional.empty())));
    }

    @Test
    void letsOnlyThePlatformSendWhatIsThePlatforms() {
        var stage = Rehearsal.running(RATED);

        assertEquals("PLATFORM_ONLY", stage.refused(ANNA, new DebateCommand.FlagFell()));
        assertEquals(
                "PLATFORM_ONLY",
                stage.refused(ANNA, new DebateCommand.RecordVerdict(Verdicts.ofDebate(Optional.of(Seat.PROPOSITION)))));
    }

    @Test
    void abortsEarlyForSeatsAndLaterForTeachers() {
        var early = Rehearsal.running(RATED);
        early.must(BEN, new DebateCommand.Abort());
        var later = Rehearsal.running(RATED);
        later.speak("One.");

        assertEquals("TOO_LATE_TO_ABORT", later.refused(BEN, new DebateCommand.Abort()));
        later.must(TEACHER, new DebateCommand.Abort());
        assertEquals(Stage.ABORTED, early.state.stage());
        assertEquals(Stage.ABORTED, later.state.stage());
    }

    @Test
    void expiresWhenNobodyComes() {
        var stage = Rehearsal.open(RATED);
        stage.pass(Timetable.EXPIRY);

        assertEquals(Stage.ABORTED, stage.state.stage());
    }

    @Test
    void endsWithTheHostWhoLeavesAlone() {
        var stage = Rehearsal.open(RATED);
        stage.must(ANNA, new DebateCommand.Leave());

        assertEquals(Stage.ABORTED, stage.state.stage());
    }

    @Test
    void recordsRatingChangesOncePerSeat() {
        var stage = spokenOut();
        stage.must(PLATFORM, new DebateCommand.RecordVerdict(Verdicts.ofDebate(Optional.empty())));
        var change = new DebateCommand.RecordRatings(
                List.of(new RatingChange(Seat.PROPOSITION, "usr_anna", 1500, 1520, 20)));
        stage.must(PLATFORM, change);
        stage.must(PLATFORM, change);

        assertEquals(1, stage.state.ratings().size());
    }

    private static Rehearsal spokenOut() {
        var stage = Rehearsal.running(RATED);
        for (var turn = 0; turn < 8; turn++) {
            stage.pass(Duration.ofSeconds(3));
            stage.speak("Turn " + turn);
        }
        return stage;
    }
}
