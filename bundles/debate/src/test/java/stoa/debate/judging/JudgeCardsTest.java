package stoa.debate.judging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import stoa.api.debate.JudgeDescriptor;
import stoa.api.debate.Question;
import stoa.api.debate.Seat;
import stoa.api.debate.Verdict;
import stoa.debate.room.Effort;
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

    @Test
    void countsFailuresAndHowOftenAJudgeAgreesWithItself() {
        var tally = JudgeTally.none("a", "1", 3)
                .failedOnce()
                .failedOnce()
                .swapped(true)
                .swapped(false);

        assertEquals(2, tally.failures());
        assertEquals(2, tally.swapped());
        assertEquals(1, tally.steady());
    }

    @Test
    void addsUpHowLongAnswersTook() {
        var fast = Latency.NONE;
        for (var answer = 0; answer < 98; answer++) {
            fast = fast.with(4_100);
        }
        var slow = Latency.NONE.with(40_000).with(Long.MAX_VALUE);

        var all = fast.plus(slow);

        assertEquals(5, all.percentile(50));
        assertEquals(40, all.percentile(99));
        assertEquals(90_000, all.percentile(100));
        assertEquals(0, Latency.NONE.percentile(50));
    }

    @Test
    void keepsWhatAQuestionTookUntilItIsRecorded() {
        var efforts = new Efforts();
        var question = new Question("deb_1", "m", List.of(), Optional.of(2));
        var judge = new JudgeDescriptor("a", "1", "A", List.of(), true);

        efforts.failed(question, judge);
        efforts.failed(question, judge);
        efforts.answered(question, Duration.ofMillis(7));

        var effort = efforts.take("deb_1", Optional.of(2)).orElseThrow();
        assertEquals(Optional.of(7_000L), effort.tookMicros());
        assertEquals(Collections.nCopies(2, new Effort.Culprit("a", "1")), effort.failed());
        assertEquals(Optional.empty(), efforts.take("deb_1", Optional.of(2)));
        assertEquals(Optional.empty(), efforts.take("deb_1", Optional.empty()));
    }

    private static JudgeTally tally(long week, int scores, double points) {
        return new JudgeTally("a", "1", week, Map.of(), scores, points, 0, 0, 0, 0, Map.of(), 0, 0);
    }
}
