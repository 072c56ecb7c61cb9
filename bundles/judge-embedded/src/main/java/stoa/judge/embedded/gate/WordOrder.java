package stoa.judge.embedded.gate;

import java.util.List;
import java.util.Set;

/** Recognises words in random order: an article stands before a noun, not before a verb or another article. */
final class WordOrder {
    private static final Set<String> DETERMINER = Gates.LISTS.words("determiner");
    private static final Set<String> NO_NOUN = Gates.LISTS.words("no noun");
    private static final int FEWEST = 3;
    private static final double MOST_WRONG = 0.3;

    private WordOrder() {}

    static boolean isShuffled(List<String> words) {
        var all = 0;
        var wrong = 0;
        for (var at = 0; at + 1 < words.size(); at++) {
            if (DETERMINER.contains(words.get(at))) {
                all++;
                wrong += NO_NOUN.contains(words.get(at + 1)) ? 1 : 0;
            }
        }
        return all >= FEWEST && wrong > MOST_WRONG * all;
    }
}
