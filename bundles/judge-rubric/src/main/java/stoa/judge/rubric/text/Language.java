package stoa.judge.rubric.text;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Whether a text is in a language that the rubric understands; by its small words, or its script. */
public final class Language {
    private static final int FEWEST_WORDS = 8;
    private static final double RECOGNISED = 0.2;
    private static final List<Set<String>> OTHERS = Lexicon.lines("languages.txt").stream()
            .map(line -> Set.of(line.substring(line.indexOf(':') + 2).split(" ")))
            .toList();

    private Language() {}

    public static boolean isForeign(Prose prose) {
        if (prose.size() < FEWEST_WORDS) {
            return isOtherScript(prose);
        }
        var english = prose.words().filter(Word::isFunction).count() / (double) prose.size();
        var other =
                OTHERS.stream().mapToDouble(words -> share(prose, words)).max().orElse(0);
        return isOtherScript(prose) || other > RECOGNISED && other > english;
    }

    private static double share(Prose prose, Set<String> words) {
        return prose.words().filter(word -> words.contains(word.text())).count() / (double) prose.size();
    }

    private static boolean isOtherScript(Prose prose) {
        var letters = prose.words()
                .flatMapToInt(word -> word.text().codePoints())
                .filter(Character::isLetter)
                .toArray();
        var latin = Arrays.stream(letters)
                .filter(letter -> letter < 0x80 || Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN)
                .count();
        return letters.length > 0 && latin * 2 < letters.length;
    }
}
