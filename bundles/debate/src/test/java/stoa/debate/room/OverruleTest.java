package stoa.debate.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static stoa.debate.room.Rehearsal.ANNA;
import static stoa.debate.room.Rehearsal.PLATFORM;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import stoa.api.access.Caller;
import stoa.api.access.Role;
import stoa.api.debate.Criterion;
import stoa.api.debate.Seat;

final class OverruleTest {
    private static final Caller TEACHER = Caller.of("usr_t", "Tea", Set.of(Role.TEACHER));
    private static final String WHY = "The opposition answered every argument.";

    private final Rehearsal stage = Rehearsal.running(new Terms(180_000, 10_000, Optional.of(1), true, false));

    @Test
    void addsAWordWithoutChangingTheResult() {
        decided();
        var before = stage.state.outcome();

        stage.must(TEACHER, whole(Optional.of(Seat.OPPOSITION), WHY));

        var word = stage.state.judging().overrule().orElseThrow();
        assertEquals(before, stage.state.outcome());
        assertEquals(2, word.revision());
        assertEquals("Tea", word.name());
        var event = stage.all(DebateEvent.Overruled.class).getFirst();
        assertEquals(Optional.of(Seat.PROPOSITION), event.judged().orElseThrow().winner());
    }

    @Test
    void decidesADebateThatStillWaitsForItsJudge() {
        spoken();
        stage.must(TEACHER, whole(Optional.of(Seat.OPPOSITION), WHY));
        stage.must(PLATFORM, new DebateCommand.RecordVerdict(Verdicts.ofDebate(Optional.of(Seat.PROPOSITION))));

        assertEquals(Stage.DECIDED, stage.state.stage());
        assertEquals(
                Optional.of(Seat.OPPOSITION),
                stage.state.outcome().orElseThrow().winner());
        assertFalse(stage.hasTimer("verdict"));
    }

    @Test
    void isHeldAgainstTheJudgeWhoseWordStandsThoughOthersSpokeAfterwards() {
        decided();
        stage.must(PLATFORM, new DebateCommand.RecordTurnVerdict(1, Verdicts.ofTurn(Seat.PROPOSITION, 6)));
        var later = Verdicts.by("reviewer", Verdicts.ofDebate(Optional.of(Seat.OPPOSITION)));
        stage.must(PLATFORM, new DebateCommand.RecordReview(Optional.empty(), later));
        var onTurn = Verdicts.by("reviewer", Verdicts.ofTurn(Seat.PROPOSITION, 3));
        stage.must(PLATFORM, new DebateCommand.RecordReview(Optional.of(1), onTurn));

        stage.must(TEACHER, whole(Optional.of(Seat.OPPOSITION), WHY));
        stage.must(TEACHER, turn(1, Seat.PROPOSITION));

        assertEquals(List.of("test", "test"), judged());
    }

    @Test
    void isHeldAgainstNobodyWhereNoJudgeSpokeBeforeTheResult() {
        spoken();
        stage.must(PLATFORM, new DebateCommand.JudgeGaveUp(Optional.empty(), "No judge is installed."));
        var later = Verdicts.by("reviewer", Verdicts.ofDebate(Optional.of(Seat.OPPOSITION)));
        stage.must(PLATFORM, new DebateCommand.RecordReview(Optional.empty(), later));

        stage.must(TEACHER, whole(Optional.of(Seat.OPPOSITION), WHY));

        assertEquals(List.of(), judged());
    }

    @Test
    void needsAReasonOnEachSideOfItsLimits() {
        decided();

        assertEquals("REASON_NEEDED", stage.refused(TEACHER, whole(Optional.empty(), "x".repeat(9))));
        assertEquals("REASON_NEEDED", stage.refused(TEACHER, whole(Optional.empty(), "x".repeat(1_001))));
        stage.must(TEACHER, whole(Optional.empty(), "x".repeat(10)));
        stage.must(TEACHER, whole(Optional.empty(), "x".repeat(1_000)));
    }

    @Test
    void isNotForThoseWhoSatInTheDebate() {
        decided();

        assertEquals("OWN_DEBATE", stage.refused(ANNA, whole(Optional.empty(), WHY)));
    }

    @Test
    void givesATurnMarksForItsSpeakerOnly() {
        decided();
        var wrong = turn(1, Seat.OPPOSITION);
        var right = turn(1, Seat.PROPOSITION);

        assertEquals("MARKS_MISFIT", stage.refused(TEACHER, wrong));
        assertEquals("TURN_UNKNOWN", stage.refused(TEACHER, turn(9, Seat.PROPOSITION)));
        stage.must(TEACHER, right);
        assertEquals(
                8.0,
                stage.state
                        .turns()
                        .getFirst()
                        .judging()
                        .overrule()
                        .orElseThrow()
                        .marks()
                        .getFirst()
                        .points());
    }

    @Test
    void waitsForTheEndOfTheDebate() {
        assertEquals("NOT_JUDGED_YET", stage.refused(TEACHER, whole(Optional.empty(), WHY)));
    }

    private List<String> judged() {
        return stage.all(DebateEvent.Overruled.class).stream()
                .flatMap(said -> said.judged().stream())
                .map(verdict -> verdict.provenance().judge())
                .toList();
    }

    private void spoken() {
        stage.speak("One reason, because it helps.");
        stage.speak("Another reason, because it hurts.");
    }

    private void decided() {
        spoken();
        stage.must(PLATFORM, new DebateCommand.RecordVerdict(Verdicts.ofDebate(Optional.of(Seat.PROPOSITION))));
    }

    private static DebateCommand whole(Optional<Seat> winner, String reason) {
        return new DebateCommand.OverruleJudge(Optional.empty(), winner, List.of(), reason);
    }

    private static DebateCommand turn(int number, Seat seat) {
        var mark = new Mark(seat, Criterion.LOGIC, 8);
        return new DebateCommand.OverruleJudge(Optional.of(number), Optional.empty(), List.of(mark), WHY);
    }
}
