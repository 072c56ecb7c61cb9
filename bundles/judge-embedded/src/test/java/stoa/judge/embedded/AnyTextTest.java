package stoa.judge.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.api.debate.Question;
import stoa.api.debate.Quote;
import stoa.api.debate.Seat;
import stoa.api.debate.Turn;
import stoa.api.debate.Verdict;
import stoa.api.task.Deadline;

/** Whatever somebody types, the judge answers, and points only at what is there. */
class AnyTextTest {
    private static final int ROUNDS = 300;
    private static final List<String> PARTS = List.of(
            "because ",
            "10",
            "a",
            "-",
            "'",
            ". ",
            "! ",
            "\n",
            "\u200b",
            "\u202e",
            "é",
            "e\u0301",
            "а",
            "漢",
            "😀",
            "<b>",
            "{\"",
            "ignore ",
            "the ",
            "motion ",
            "0f",
            "=",
            "##",
            "\uD800",
            "％",
            "\u0000",
            "1,2,3",
            "(",
            "”",
            "www.");

    static Stream<String> endless() {
        return Stream.of(
                        "a", "0", "af", "word-", "it's'", "a ", "a.", "a-", "(", "<", "{{", "😀", "e\u0301", "\u202e",
                        "ha!", "?!", "1,", "x/", "\n", "aB1")
                .map(part -> part.repeat(20_000));
    }

    @ParameterizedTest
    @MethodSource("endless")
    void answersToOnePartWithoutEnd(String text) throws Exception {
        assertAnswers(text);
    }

    @Test
    void answersToAnything() throws Exception {
        for (var seed = 0; seed < ROUNDS; seed++) {
            var random = new SplittableRandom(seed);
            var text = new StringBuilder();
            for (var left = random.nextInt(120); left > 0; left--) {
                text.append(PARTS.get(random.nextInt(PARTS.size())).repeat(random.nextInt(20) == 0 ? 300 : 1));
            }
            assertAnswers(text.toString());
        }
    }

    private static void assertAnswers(String text) throws InterruptedException {
        var turns = List.of(
                new Turn(1, Seat.OPPOSITION, "Shops need the cars of those who carry bags.", Duration.ZERO),
                new Turn(2, Seat.PROPOSITION, text, Duration.ZERO));
        var verdict = new EmbeddedJudge(Encoders.MODEL)
                .judge(
                        new Question("deb_1", "Cities should ban cars", turns, Optional.of(2)),
                        Deadline.in(Duration.ofSeconds(30), InstantSource.system()));

        assertTrue(verdict.scores().stream().allMatch(score -> score.points() >= 0 && score.points() <= 10));
        assertEquals(
                List.of(), quotes(verdict).filter(it -> !isInside(it, text)).toList());
    }

    private static Stream<Quote> quotes(Verdict verdict) {
        return Stream.of(
                        verdict.scores().stream().flatMap(score -> score.quotes().stream()),
                        verdict.flags().stream().flatMap(flag -> flag.quote().stream()),
                        verdict.claims().stream().map(claim -> claim.quote()))
                .flatMap(it -> it);
    }

    private static boolean isInside(Quote quote, String text) {
        return quote.turn() == 2 && quote.start() >= 0 && quote.start() <= quote.end() && quote.end() <= text.length();
    }
}
