package stoa.judge.rubric.text;

import java.util.List;

/** Cuts the common English endings; crude on purpose, since it only has to make related words equal. */
final class Stem {
    private static final List<String> ENDINGS = List.of(
            "ingly", "edly", "ations", "ation", "ments", "ment", "ness", "ings", "ing", "ers", "ies", "ied", "ed", "ly",
            "er", "es", "s");
    private static final int SHORTEST = 3;

    private Stem() {}

    static String of(String word) {
        if (word.endsWith("ss") || word.length() <= SHORTEST) {
            return word;
        }
        for (var ending : ENDINGS) {
            if (word.endsWith(ending) && word.length() - ending.length() >= SHORTEST) {
                return rounded(word.substring(0, word.length() - ending.length()));
            }
        }
        return rounded(word);
    }

    private static String rounded(String cut) {
        var last = cut.charAt(cut.length() - 1);
        var isDoubled = cut.length() > SHORTEST && last == cut.charAt(cut.length() - 2) && "aeiousl".indexOf(last) < 0;
        if (isDoubled || cut.length() > SHORTEST && "eyi".indexOf(last) >= 0) {
            return cut.substring(0, cut.length() - 1);
        }
        return cut;
    }
}
