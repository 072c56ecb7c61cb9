package stoa.judge.rubric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stoa.judge.rubric.Ask.AGAINST;
import static stoa.judge.rubric.Ask.FOR;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import stoa.api.debate.Criterion;
import stoa.api.debate.Score;
import stoa.api.debate.Seat;
import stoa.api.debate.Verdict;

/** What the judge says of whole debates. */
final class RubricDebateTest {
    private static final Pattern SENTENCE = Pattern.compile("(Turn \\d+ [a-z]+s |In turn \\d+ [a-z]).*[.]");

    @Test
    void decidesFirstAndAdvisesBoth() {
        var verdict =
                Ask.debate(FOR, AGAINST, "Sundays are nice. I like them. We should open then.", Ask.AGAINST_AGAIN);

        assertEquals(Optional.of(Seat.OPPOSITION), verdict.winner());
        assertTrue(verdict.summary().startsWith("The debate goes to the opposition, by "), verdict::summary);
        assertTrue(verdict.summary().contains("For the proposition: keep"), verdict::summary);
        assertTrue(verdict.summary().contains("For the opposition: keep"), verdict::summary);
        assertEquals(8, verdict.scores().size());
    }

    @Test
    void writesSummariesOfAReadableLength() {
        var texts = List.of(
                FOR,
                AGAINST,
                "Nothing to say here today, really.",
                "no",
                "My opponent is a liar and a fool, shut up now.");
        var random = new Random(1);
        for (int round = 0; round < 200; round++) {
            var verdict = Ask.debate(random.ints(2 + random.nextInt(5), 0, texts.size())
                    .mapToObj(texts::get)
                    .toArray(String[]::new));
            var words = verdict.summary().split("\\s+").length;
            if (verdict.status() == Verdict.Status.SCORED) {
                assertTrue(words >= 80 && words <= 150, () -> words + ": " + verdict.summary());
            }
        }
    }

    @Test
    void callsACloseDebateADraw() {
        var verdict = Ask.debate(FOR, "no");
        var mirrored = Ask.debate(FOR, FOR.replace("Libraries", "Reading rooms"));

        assertEquals(Optional.of(Seat.PROPOSITION), verdict.winner());
        assertTrue(mirrored.winner().isEmpty() || mirrored.winner().get() == Seat.PROPOSITION);
    }

    @Test
    void scoresASideThatNeverSpokeAsNothing() {
        var verdict = Ask.debate(FOR);

        assertEquals(Optional.of(Seat.PROPOSITION), verdict.winner());
        assertEquals("There was no speech to score.", verdict.scores().getLast().reason());
    }

    @Test
    void measuresNobodyByAnswersHeCouldNotGive() {
        var verdict = Ask.debate(FOR, AGAINST);

        assertEquals(
                List.of(Criterion.LOGIC, Criterion.EVIDENCE, Criterion.RELEVANCE),
                verdict.scores().stream()
                        .filter(score -> score.seat() == Seat.PROPOSITION)
                        .map(Score::criterion)
                        .toList());
        assertEquals(8, Ask.debate(FOR, AGAINST, FOR).scores().size());
    }

    @Test
    void tellsOneWhoWroteTooLittleFromOneWhoDidNotSpeak() {
        var verdict = Ask.debate(FOR, "no");

        assertEquals(
                "What was written is too short to score.",
                verdict.scores().getLast().reason());
        assertEquals(
                "Write a few full sentences in every turn.",
                verdict.feedback().getLast().change());
    }

    @Test
    void writesWholeSentencesAboutTheTurnItMeans() {
        for (var score : Ask.debate(FOR, AGAINST, FOR, "Nothing to say here today, really.")
                .scores()) {
            assertTrue(SENTENCE.matcher(score.reason()).matches(), score::reason);
            assertFalse(score.reason().matches(".*\\b(no|0) (examples|numbers|named).*"), score::reason);
        }
        var keep = Ask.debate(FOR, AGAINST).feedback().getLast().keep();
        assertTrue(keep.matches("The [a-z]+ of turn 2: it .*[.]") || keep.startsWith("The clear side"), keep);
    }
}
