package stoa.debate.judging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import stoa.api.debate.Seat;
import stoa.api.debate.Verdict;
import stoa.debate.room.Verdicts;

final class JudgeCardsTest {
    @Test
    void tellsHowFarTheNewestWeekIsFromTheWeeksBefore() {
        var weeks = List.of(tally(1, 100, 900), tally(9, 10, 50), tally(10, 4, 24));

        assertEquals(Optional.of(1.0), CardsOperation.drift(weeks, 10).map(drift -> Math.round(drift * 1e9) / 1e9));
        assertEquals(Optional.empty(), CardsOperation.drift(weeks, 11));
        assertEquals(Optional.empty(), CardsOperation.drift(List.of(), 10));
    }

    @Test
    void measuresTheGapBetweenTwoJudges() {
        var even = Verdicts.ofDebate(Optional.empty());
        var won = Verdicts.ofDebate(Optional.of(Seat.OPPOSITION));
        var pairs = List.of(
                new CompareOperation.Pair("1", "m", Optional.of(even), Optional.of(even)),
                new CompareOperation.Pair("2", "m", Optional.of(won), Optional.of(even)),
                new CompareOperation.Pair("3", "m", Optional.of(won), Optional.empty()));

        var compared = CompareOperation.compared(pairs);

        assertEquals(2, compared.compared());
        assertEquals(0.5, compared.agreement());
        assertEquals(0.5, compared.meanDifference());
        assertEquals(0.5, compared.meanGap());
    }

    @Test
    void countsVerdictsAndOverrules() {
        var tally = JudgeTally.none("a", "1", 3)
                .with(Verdicts.ofTurn(Seat.OPPOSITION, 6))
                .with(Verdicts.without(Verdict.Status.REFUSED))
                .overruledOnce();

        assertEquals(Map.of("SCORED", 1, "REFUSED", 1), tally.statuses());
        assertEquals(24, tally.points());
        assertEquals(1, tally.overruled());
    }

    private static JudgeTally tally(long week, int scores, double points) {
        return new JudgeTally("a", "1", week, Map.of(), scores, points, 0, 0, 0);
    }
}
