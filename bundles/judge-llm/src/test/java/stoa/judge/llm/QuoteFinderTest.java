package stoa.judge.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class QuoteFinderTest {
    private static final String TEXT =
            "She said: \u201CTrees  cool\nthe streets of every city in summer\u201D, and left.";

    @Test
    void findsWordsWhateverTheirCaseMarksAndSpaces() {
        assertEquals(Optional.of("\u201CTrees  cool\nthe streets"), found("\"trees cool the STREETS"));
    }

    @Test
    void forgivesOneLetterInTwentyAndNoMore() {
        assertTrue(found("cool the streats of every city in summer").isPresent());
        assertTrue(found("heat the streats of every town in summer").isEmpty());
        assertTrue(found("coal the").isEmpty());
    }

    @Test
    void takesABlockForAnyLetter() {
        assertTrue(found("\u2588\u2588\u2588 said: \"Trees cool the streets of every city")
                .isPresent());
    }

    @Test
    void findsNothingThatIsNotThere() {
        assertTrue(found("").isEmpty());
        assertTrue(found("  ").isEmpty());
        assertTrue(found("x".repeat(5_000)).isEmpty());
    }

    @Test
    void staysWithinTheTextWhateverBothAre() {
        var random = new Random(3);
        for (int round = 0; round < 3_000; round++) {
            var text = noise(random, 60);
            var finder = new QuoteFinder(1, text);
            finder.find(noise(random, 30))
                    .ifPresent(quote -> assertTrue(quote.end() <= text.length() && quote.start() < quote.end()));
        }
    }

    private static Optional<String> found(String quote) {
        return new QuoteFinder(1, TEXT).find(quote).map(place -> TEXT.substring(place.start(), place.end()));
    }

    private static String noise(Random random, int longest) {
        return random.ints(random.nextInt(longest + 1), 0, 5)
                .mapToObj(letter -> String.valueOf("a \u201Cb\u0130".charAt(letter)))
                .reduce("", String::concat);
    }
}
