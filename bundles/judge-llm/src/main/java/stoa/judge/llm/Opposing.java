package stoa.judge.llm;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the other side said, as the ground of an answer: without every sentence that could be more than an argument. That is stricter
 * than for a speech that is judged, since these points are another's, and who is left out here loses nothing.
 */
final class Opposing {
    /** Words of judging in the languages of our halls, and the numbers that orders end in. */
    private static final Pattern JUDGING = Pattern.compile(
            "\\b(?:scor\\w*|points?|marks?|grad(?:e|es|ed|ing)|judg(?:e|es|ed|ing)|jury|award\\w*|deserv\\w*|rubric"
                    + "|criteri\\w*|evaluat\\w*|instruct\\w*|prompts?|assistant|ai|llm|ignor\\w*|disregard\\w*|override|0|10|zero|ten"
                    + "|punkte?|bewert\\w*|anweisung\\w*|richter\\w*|null|zehn|ignorier\\w*|juges?|notez|dix|consignes?"
                    + "|puntos?|juez|califi\\w*|diez|cero|punti|giudic\\w*|dieci)\\b");

    private static final Pattern MACHINERY = Pattern.compile("[{}<>|\\\\\\[\\]#]|\"\\s*:");
    private static final Pattern MARKS = Pattern.compile("[\\p{M}\\p{Cf}]");
    private static final int LONGEST_WORD = 30;
    private static final int FEWEST_WORDS = 4;
    private static final double LETTERS = 0.7;
    private static final double SINGLE = 0.4;

    private Opposing() {}

    static String arguments(String text) {
        return Suspicion.SENTENCE
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(Opposing::isArgument)
                .collect(Collectors.joining())
                .strip();
    }

    private static boolean isArgument(String sentence) {
        var plain = MARKS.matcher(Normalizer.normalize(Disguise.off(sentence), Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return !JUDGING.matcher(plain).find() && !MACHINERY.matcher(plain).find() && isProse(plain.strip());
    }

    private static boolean isProse(String plain) {
        var words = plain.split("\\s+");
        var single = Arrays.stream(words).filter(word -> word.length() == 1).count();
        var written = plain.chars().filter(c -> !Character.isWhitespace(c)).count();
        var letters = plain.chars().filter(Character::isLetter).count();
        return Arrays.stream(words).allMatch(word -> word.length() <= LONGEST_WORD)
                && (words.length < FEWEST_WORDS || single < SINGLE * words.length)
                && letters >= LETTERS * written;
    }
}
