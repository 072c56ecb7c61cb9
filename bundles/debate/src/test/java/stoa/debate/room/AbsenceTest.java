package stoa.debate.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.debate.room.Rehearsal.ANNA;
import static stoa.debate.room.Rehearsal.BEN;
import static stoa.debate.room.Rehearsal.PLATFORM;
import static stoa.debate.room.Rehearsal.RATED;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import stoa.api.debate.Seat;

final class AbsenceTest {
    private final Rehearsal stage = Rehearsal.running(RATED);

    @Test
    void stopsBothClocksWhileSomebodyIsAwayAndHasGrace() {
        stage.pass(Duration.ofSeconds(30));
        away(BEN.id());
        stage.pass(Duration.ofSeconds(40));
        assertEquals(Stage.PAUSED, stage.state.stage());
        assertEquals(150_000, stage.left(Seat.PROPOSITION));

        back(BEN.id());
        stage.pass(Duration.ofSeconds(10));

        assertEquals(Stage.RUNNING, stage.state.stage());
        assertEquals(140_000, stage.left(Seat.PROPOSITION));
        assertEquals(20_000, stage.state.seats().opposition().orElseThrow().graceMs());
    }

    @Test
    void boundsTheGraceOverAllAbsences() {
        away(ANNA.id());
        stage.pass(Duration.ofSeconds(40));
        back(ANNA.id());
        away(ANNA.id());
        stage.pass(Duration.ofSeconds(19));
        assertEquals(Stage.PAUSED, stage.state.stage());

        stage.pass(Duration.ofSeconds(1));
        assertEquals(Stage.RUNNING, stage.state.stage());
        assertEquals(0, stage.state.seats().proposition().orElseThrow().graceMs());
        back(ANNA.id());
        away(ANNA.id());

        assertEquals(Stage.RUNNING, stage.state.stage());
    }

    @Test
    void endsForWhoStaysAwayAfterTheGrace() {
        stage.speak("One.");
        stage.speak("Two.");
        away(BEN.id());
        stage.pass(Sitter.GRACE.plus(Timetable.ABSENCE).minusMillis(1));
        assertTrue(stage.state.stage().isLive());

        stage.pass(Duration.ofMillis(1));

        assertEquals(
                new Outcome(Optional.of(Seat.PROPOSITION), true, "abandoned"),
                stage.state.outcome().orElseThrow());
    }

    @Test
    void hasNoWinnerWhenBothStayAway() {
        stage.speak("One.");
        stage.speak("Two.");
        away(BEN.id());
        away(ANNA.id());
        stage.pass(Duration.ofMinutes(3));

        assertEquals(
                new Outcome(Optional.empty(), false, "abandoned"),
                stage.state.outcome().orElseThrow());
    }

    @Test
    void holdsTheClocksUntilBothAreBack() {
        away(BEN.id());
        away(ANNA.id());
        stage.pass(Duration.ofSeconds(10));
        back(BEN.id());
        assertEquals(Stage.PAUSED, stage.state.stage());

        back(ANNA.id());

        assertEquals(Stage.RUNNING, stage.state.stage());
        assertEquals(180_000, stage.left(Seat.PROPOSITION));
    }

    @Test
    void takesASpeechOfTheAbsentForHisReturn() {
        away(ANNA.id());
        stage.pass(Duration.ofSeconds(5));
        stage.speak("I am here.");

        assertEquals(Stage.RUNNING, stage.state.stage());
        assertEquals(Optional.of(stage.now), stage.state.clocks().since());
        assertEquals(0, stage.state.turns().getFirst().usedMs());
    }

    @Test
    void letsThePresentSpeakDuringAPause() {
        stage.pass(Duration.ofSeconds(5));
        away(BEN.id());
        stage.pass(Duration.ofSeconds(5));
        stage.speak("While you are away.");

        assertEquals(Stage.PAUSED, stage.state.stage());
        assertEquals(5_000, stage.state.turns().getFirst().usedMs());
        assertEquals(Seat.OPPOSITION, stage.state.clocks().mover());
        assertEquals(Optional.empty(), stage.state.clocks().since());
    }

    @Test
    void startsPausedWhenTheHostHasGoneAway() {
        var early = Rehearsal.open(RATED);
        early.must(PLATFORM, new DebateCommand.SeatAway(ANNA.id()));
        early.pass(Duration.ofMinutes(10));
        early.must(BEN, new DebateCommand.Join(Optional.empty()));

        assertEquals(Stage.PAUSED, early.state.stage());
        assertEquals(180_000, early.left(Seat.PROPOSITION));
    }

    @Test
    void givesTheClockBackWhatAnOutageTook() {
        stage.pass(Duration.ofSeconds(30));
        stage.crash(Duration.ofMinutes(20));
        stage.must(PLATFORM, new DebateCommand.PlatformBack(stage.now.minus(Duration.ofMinutes(20)), stage.now));
        assertEquals(150_000, stage.left(Seat.PROPOSITION));

        stage.must(PLATFORM, new DebateCommand.PlatformBack(stage.now.minus(Duration.ofMinutes(20)), stage.now));
        stage.pass(Duration.ofSeconds(10));

        assertEquals(140_000, stage.left(Seat.PROPOSITION));
        assertEquals(1, stage.all(DebateEvent.Credited.class).size());
    }

    @Test
    void doesNotLetATimerThatCameDueInAnOutageEndTheDebate() {
        stage.pass(Duration.ofSeconds(170));
        stage.crash(Duration.ofMinutes(20));
        stage.pass(Duration.ofSeconds(9));
        assertEquals(Stage.RUNNING, stage.state.stage());

        stage.pass(Duration.ofSeconds(1));

        assertEquals(Stage.DECIDED, stage.state.stage());
    }

    @Test
    void doesNotChargeGraceOrAbsenceForAnOutage() {
        away(BEN.id());
        stage.pass(Duration.ofSeconds(20));
        stage.crash(Duration.ofMinutes(20));
        stage.pass(Duration.ofSeconds(39));
        assertEquals(Stage.PAUSED, stage.state.stage());

        stage.pass(Duration.ofSeconds(1));

        assertEquals(Stage.RUNNING, stage.state.stage());
    }

    @Test
    void creditsTheSpeakerWhoIsFasterThanThePlatformsWord() {
        stage.pass(Duration.ofSeconds(30));
        stage.crash(Duration.ofMinutes(20));
        stage.speak("First thing after the restart.");

        assertEquals(30_000, stage.state.turns().getFirst().usedMs());
    }

    @Test
    void ignoresPeopleWithoutASeat() {
        away("usr_nobody");
        back("usr_nobody");

        assertEquals(Stage.RUNNING, stage.state.stage());
        assertFalse(stage.hasTimer("away-proposition"));
    }

    private void away(String user) {
        stage.must(PLATFORM, new DebateCommand.SeatAway(user));
    }

    private void back(String user) {
        stage.must(PLATFORM, new DebateCommand.SeatBack(user));
    }
}
