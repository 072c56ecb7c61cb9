package stoa.judge.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import stoa.api.debate.Criterion;
import stoa.api.debate.Flag;
import stoa.api.debate.Question;
import stoa.api.debate.Seat;
import stoa.api.debate.Turn;
import stoa.api.debate.Verdict;
import stoa.api.task.Deadline;

@Timeout(30)
final class PanelTest {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final Question WHOLE = new Question(
            "deb_1",
            "A motion",
            List.of(
                    new Turn(1, Seat.PROPOSITION, "For it.", Duration.ZERO),
                    new Turn(2, Seat.OPPOSITION, "Against it.", Duration.ZERO)),
            Optional.empty());

    private final Seats seats = new Seats();
    private final Calibrations calibrations = new Calibrations(new MapStore<>());

    @Test
    void takesTheMedianOfThree() throws InterruptedException {
        sit(new Voter("a", 8, 2), new Voter("b", 7, 3), new Voter("c", 0, 10));

        var verdict = panel(false).judge(WHOLE, soon());

        assertEquals(7, points(verdict, Seat.PROPOSITION));
        assertEquals(Optional.of(Seat.PROPOSITION), verdict.winner());
        assertEquals(3, verdict.votes().size());
        assertTrue(verdict.flags().stream().anyMatch(flag -> flag.code().equals(Flag.SPLIT_PANEL)));
    }

    @Test
    void lacksTheVoteOfAJudgeThatHangs() throws InterruptedException {
        var release = new CountDownLatch(1);
        sit(new Voter("a", 6, 4), new Voter("deaf", 1, 9).hanging(release));

        var verdict = panel(false).judge(WHOLE, Deadline.in(Duration.ofMillis(600), CLOCK));

        assertEquals(Verdict.Status.PARTIAL, verdict.status());
        assertEquals(6, points(verdict, Seat.PROPOSITION));
        release.countDown();
    }

    @Test
    void saysThatNobodyAnswered() throws InterruptedException {
        assertEquals(Verdict.Status.UNJUDGED, panel(false).judge(WHOLE, soon()).status());
    }

    @Test
    void asksTheOthersOnlyWhenTheFirstIsNotSure() throws InterruptedException {
        var sure = new Voter("a", 8, 2).sure(0.9);
        var other = new Voter("b", 2, 8);
        sit(sure, other);
        panel(true, "a", "b").judge(WHOLE, soon());
        assertEquals(0, other.asked());

        seats.unbindJudge(sure);
        sit(new Voter("a", 8, 2).sure(0.6));
        panel(true, "a", "b").judge(WHOLE, soon());
        assertEquals(1, other.asked());
    }

    @Test
    void seatsOfEachIdTheLatest() throws InterruptedException {
        sit(new Voter("a", 2, 2), new Voter("a", 9, 1));

        assertEquals(1, panel(false).judge(WHOLE, soon()).votes().size());
        assertEquals(9, points(panel(false).judge(WHOLE, soon()), Seat.PROPOSITION));
    }

    @Test
    void givesNobodyMoreThanHalf() {
        var random = new Random(3);
        for (var round = 0; round < 500; round++) {
            var raw = random.doubles(2 + random.nextInt(8), 0, 100).boxed().toList();
            var weights = Aggregate.weights(raw);
            assertEquals(1, weights.stream().mapToDouble(Double::doubleValue).sum(), 1e-9);
            assertTrue(weights.stream().allMatch(weight -> weight > 0 && weight <= 0.5 + 1e-9), weights::toString);
        }
    }

    @Test
    void trimsWhatIsFarOffAmongMany() {
        var points = Stream.of(0.0, 5.0, 5.0, 6.0, 6.0, 10.0).toList();

        assertEquals(5.5, Aggregate.of(points, points.stream().map(any -> 1.0).toList()));
    }

    @Test
    void learnsFromPeopleWhoOverrule() {
        var generous = Calibration.NONE;
        for (var example = 0; example < 40; example++) {
            generous = generous.with(8, 5).with(6, 3);
        }

        assertEquals(5, generous.apply(8), 0.5);
        assertEquals(Calibration.NONE.apply(4), 4, 1e-9);
        var erratic = Calibration.NONE.with(8, 2).with(2, 8).with(5, 9).with(9, 1);
        assertTrue(erratic.weight() < generous.weight(), "whom nobody can read weighs less");
        assertTrue(generous.apply(2) < generous.apply(9), "the order stays");
    }

    @Test
    void learnsFromTheMarksInAnOverrule() {
        var judged = new Voter("a", 8, 2).judge(WHOLE, soon());
        var mark = new Calibrations.Mark(Seat.PROPOSITION, Criterion.LOGIC, 4);
        calibrations.learn(new Calibrations.Overruled(new Calibrations.Word(List.of(mark)), Optional.of(judged)));

        assertEquals(1, calibrations.of("a").count());
        assertFalse(calibrations.of("a").apply(8) >= 8);
    }

    private void sit(Voter... voters) {
        Stream.of(voters).forEach(seats::bindJudge);
    }

    private PanelJudge panel(boolean cascade, String... members) {
        return new PanelJudge(seats, calibrations, CLOCK, List.of(members), cascade, false);
    }

    private static double points(Verdict verdict, Seat seat) {
        return new ArrayList<>(verdict.scores())
                .stream()
                        .filter(score -> score.seat() == seat)
                        .findFirst()
                        .orElseThrow()
                        .points();
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(10), CLOCK);
    }
}
