package stoa.judge.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import stoa.api.debate.Criterion;
import stoa.api.debate.Seat;
import stoa.api.debate.Verdict;
import stoa.api.task.Deadline;

final class CalibrationTest {
    private static final Deadline SOON = Deadline.in(Duration.ofSeconds(10), InstantSource.system());

    private final Calibrations calibrations = new Calibrations(new MapStore<>());

    @Test
    void leavesAJudgeAloneThatNobodyCorrected() {
        for (double points = 0; points <= 10; points += 0.1) {
            assertEquals(points, Calibration.NONE.apply(points), 1e-9);
        }
        assertEquals(1, Calibration.NONE.weight());
    }

    @Test
    void learnsThatAJudgeIsGenerous() {
        var generous = Calibration.NONE;
        for (var example = 0; example < 40; example++) {
            generous = generous.with(8, 5).with(6, 3);
        }

        assertEquals(5, generous.apply(8), 0.3);
        assertEquals(3, generous.apply(6), 0.3);
        assertEquals(1, generous.apply(1), 0.1, "nobody said anything about the low end");
    }

    @RepeatedTest(20)
    void keepsTheOrderOfPointsWhateverPeopleSay(RepetitionInfo round) {
        var random = new Random(round.getCurrentRepetition());
        var line = Calibration.NONE;
        for (var example = 0; example < 60; example++) {
            line = line.with(random.nextDouble() * 10, random.nextDouble() * 10);
        }
        var last = -1.0;
        for (double points = 0; points <= 10; points += 0.05) {
            var now = line.apply(points);
            assertTrue(now >= last - 1e-9 && now <= 10, "falls at " + points);
            last = now;
        }
    }

    @Test
    void weighsAJudgeLessThatPeopleOftenCorrect() {
        var reliable = Calibration.NONE;
        var erratic = Calibration.NONE;
        for (var example = 0; example < 10; example++) {
            reliable = reliable.with(6, 6).namedWinner(true);
            erratic = erratic.with(8, 2).with(2, 8).namedWinner(false);
        }

        assertTrue(erratic.weight() < 0.5 && reliable.weight() > erratic.weight());
    }

    @Test
    void takesAPersonsWordForMoreThanTheOthers() {
        var told = Calibration.NONE.with(8, 4);
        var hinted = Calibration.NONE.hinted(8, 4);

        assertTrue(told.apply(8) < 7 && hinted.apply(8) > 7.5 && hinted.apply(8) < 8);
        assertEquals(0, hinted.count(), "only people give examples");
    }

    @Test
    void learnsFromTheMarksInAnOverrule() {
        var judged = new Voter("a", 8, 2).judge(PanelTest.WHOLE, SOON);
        var mark = new Calibrations.Mark(Seat.PROPOSITION, Criterion.LOGIC, 4);
        calibrations.learn(new Calibrations.Overruled(
                new Calibrations.Word(List.of(mark), Optional.of(Seat.OPPOSITION)), Optional.of(judged)));

        assertEquals(2, calibrations.of("a").count(), "a mark and a winner");
        assertTrue(calibrations.of("a").apply(8) < 7);
    }

    @Test
    void learnsFromTheVotesOfAPanelByThePointsThatWereGiven() throws InterruptedException {
        var seats = new Seats();
        Stream.of(new Voter("a", 6, 4), new Voter("b", 6, 4), new Voter("high", 9, 9))
                .forEach(seats::bindJudge);
        var panel = new PanelJudge(
                new Panel(new Bench(seats, List.of(), false), calibrations, InstantSource.system(), true));

        for (var round = 0; round < 50; round++) {
            var verdict = panel.judge(PanelTest.WHOLE, SOON);
            assertEquals(9, given(verdict), "calibrated points are not calibrated again");
            calibrations.compare(verdict);
        }

        assertTrue(calibrations.of("high").apply(9) < 7.5, () -> "" + calibrations.of("high"));
        assertEquals(6, calibrations.of("a").apply(6), 0.1);
        assertTrue(calibrations.of("high").weight() < calibrations.of("a").weight());
    }

    @Test
    void learnsNothingFromTwo() throws InterruptedException {
        var seats = new Seats();
        Stream.of(new Voter("a", 6, 4), new Voter("high", 9, 9)).forEach(seats::bindJudge);
        var panel = new PanelJudge(
                new Panel(new Bench(seats, List.of(), false), calibrations, InstantSource.system(), true));

        calibrations.compare(panel.judge(PanelTest.WHOLE, SOON));

        assertEquals(Calibration.NONE, calibrations.of("high"));
    }

    private static double given(Verdict verdict) {
        return verdict.votes().stream()
                .filter(vote -> vote.judge().judge().equals("high"))
                .findFirst()
                .orElseThrow()
                .given()
                .getFirst()
                .points();
    }
}
