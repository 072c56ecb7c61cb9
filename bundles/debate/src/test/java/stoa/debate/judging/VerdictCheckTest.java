package stoa.debate.judging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import stoa.api.debate.Criterion;
import stoa.api.debate.JudgeDescriptor;
import stoa.api.debate.Provenance;
import stoa.api.debate.Question;
import stoa.api.debate.Quote;
import stoa.api.debate.Score;
import stoa.api.debate.Seat;
import stoa.api.debate.Turn;
import stoa.api.debate.Verdict;
import stoa.api.debate.VerdictCheck;

final class VerdictCheckTest {
    private static final JudgeDescriptor JUDGE = new JudgeDescriptor("j", "1", "J", List.of(), true);
    private static final List<Turn> TURNS = List.of(
            new Turn(1, Seat.PROPOSITION, "First text.", Duration.ofSeconds(1)),
            new Turn(2, Seat.OPPOSITION, "Second text, longer.", Duration.ofSeconds(1)));
    private static final Question OF_TURN = new Question("deb_1", "M", TURNS, Optional.of(2));
    private static final Question OF_DEBATE = new Question("deb_1", "M", TURNS, Optional.empty());

    @Test
    void acceptsWhatFits() {
        assertFits(OF_TURN, verdict(List.of(score(Seat.OPPOSITION, 5, "Good.", new Quote(2, 0, 6)))));
        assertFits(OF_DEBATE, scored(FakeJudge.scores(OF_DEBATE, 5), Optional.empty()));
    }

    @Test
    void refusesTheWrongSeats() {
        assertRefused(OF_TURN, verdict(List.of(score(Seat.PROPOSITION, 5, "Good."))));
        assertRefused(OF_DEBATE, scored(List.of(score(Seat.PROPOSITION, 5, "Good.")), Optional.empty()));
        assertRefused(OF_TURN, scored(List.of(), Optional.empty()));
    }

    @Test
    void refusesQuotesOfWhatWasNotSaid() {
        assertRefused(OF_TURN, verdict(List.of(score(Seat.OPPOSITION, 5, "Good.", new Quote(2, 0, 21)))));
        assertRefused(OF_TURN, verdict(List.of(score(Seat.OPPOSITION, 5, "Good.", new Quote(3, 0, 1)))));
        assertRefused(OF_TURN, verdict(List.of(score(Seat.OPPOSITION, 5, "Good.", new Quote(2, 3, 3)))));
        var nine = new Quote[VerdictCheck.MOST_QUOTES + 1];
        java.util.Arrays.fill(nine, new Quote(2, 0, 1));
        assertRefused(OF_TURN, verdict(List.of(score(Seat.OPPOSITION, 5, "Good.", nine))));
    }

    @Test
    void refusesTheSameScoreTwiceAndReasonsNobodyReads() {
        var score = score(Seat.OPPOSITION, 5, "Good.");
        assertRefused(OF_TURN, verdict(List.of(score, score)));
        assertRefused(OF_TURN, verdict(List.of(score(Seat.OPPOSITION, 5, " "))));
        assertFits(OF_TURN, verdict(List.of(score(Seat.OPPOSITION, 5, "x".repeat(VerdictCheck.LONGEST_REASON)))));
        assertRefused(
                OF_TURN, verdict(List.of(score(Seat.OPPOSITION, 5, "x".repeat(VerdictCheck.LONGEST_REASON + 1)))));
    }

    @Test
    void refusesAWinnerThatIsBehindEverywhere() {
        var scores = new ArrayList<Score>();
        scores.add(score(Seat.PROPOSITION, 7, "Good."));
        scores.add(score(Seat.OPPOSITION, 4, "Weak."));

        assertFits(OF_DEBATE, scored(scores, Optional.of(Seat.PROPOSITION)));
        assertFits(OF_DEBATE, scored(scores, Optional.empty()));
        assertRefused(OF_DEBATE, scored(scores, Optional.of(Seat.OPPOSITION)));
        assertRefused(OF_TURN, scored(List.of(score(Seat.OPPOSITION, 5, "Good.")), Optional.of(Seat.OPPOSITION)));
    }

    @Test
    void refusesAForeignProvenanceAndAnEndlessSummary() {
        assertRefused(OF_TURN, FakeJudge.verdict("somebody", OF_TURN, 5));
        var fits = verdict(List.of(score(Seat.OPPOSITION, 5, "Good.")));
        assertFits(OF_TURN, summary(fits, "x".repeat(VerdictCheck.LONGEST_SUMMARY)));
        assertRefused(OF_TURN, summary(fits, "x".repeat(VerdictCheck.LONGEST_SUMMARY + 1)));
    }

    @Test
    void refusesScoresOfAJudgeThatSaysItDidNotScore() {
        var fits = verdict(List.of(score(Seat.OPPOSITION, 5, "Good.")));
        assertRefused(
                OF_TURN,
                new Verdict(
                        Verdict.Status.TOO_SHORT, fits.scores(), Optional.empty(), 0.5, "Short.", fits.provenance()));
        assertFits(
                OF_TURN,
                new Verdict(Verdict.Status.TOO_SHORT, List.of(), Optional.empty(), 0.5, "Short.", fits.provenance()));
    }

    private static void assertFits(Question question, Verdict verdict) {
        assertEquals("", VerdictCheck.complaint(question, JUDGE, verdict));
    }

    private static void assertRefused(Question question, Verdict verdict) {
        assertFalse(VerdictCheck.complaint(question, JUDGE, verdict).isEmpty());
    }

    private static Verdict verdict(List<Score> scores) {
        return scored(scores, Optional.empty());
    }

    private static Verdict scored(List<Score> scores, Optional<Seat> winner) {
        return new Verdict(
                Verdict.Status.SCORED, scores, winner, 0.5, "Fine.", new Provenance("j", "1", "fixed", "00"));
    }

    private static Verdict summary(Verdict verdict, String text) {
        return new Verdict(verdict.status(), verdict.scores(), verdict.winner(), 0.5, text, verdict.provenance());
    }

    private static Score score(Seat seat, double points, String reason, Quote... quotes) {
        return new Score(seat, Criterion.LOGIC, points, reason, List.of(quotes));
    }
}
