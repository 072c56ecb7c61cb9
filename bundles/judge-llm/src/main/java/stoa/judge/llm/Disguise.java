package stoa.judge.llm;

import java.text.Normalizer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Takes letters for what they look like, as people read them: wide, mathematical and circled letters, and letters of another script
 * inside a text that is written in Latin letters. Other scripts stay as they are.
 */
final class Disguise {
    private static final Pattern DRESSED =
            Pattern.compile("[\\uFF01-\\uFF5E\\u2460-\\u24FF\\x{1D400}-\\x{1D7FF}\\x{1F130}-\\x{1F189}]+");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");
    private static final Pattern FOREIGN = Pattern.compile("[\\u0370-\\u03FF\\u0400-\\u052F]");
    private static final String LOOK_ALIKE =
            "\u0430\u0435\u043E\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0501\u04BB\u04CF\u051B\u051D"
                    + "\u0410\u0412\u0415\u041A\u041C\u041D\u041E\u0420\u0421\u0422\u0425\u0423\u0405\u0408\u0406"
                    + "\u03B1\u03BF\u03B5\u03C1\u03BD\u03B9\u03BA\u03C4\u03C5\u03C7"
                    + "\u0391\u0392\u0395\u0396\u0397\u0399\u039A\u039C\u039D\u039F\u03A1\u03A4\u03A5\u03A7";
    private static final String LATIN_LETTER = "aeopcyxijsdhlqw" + "ABEKMHOPCTXYSJI" + "aoepviktux" + "ABEZHIKMNOPTYX";
    private static final double MOSTLY = 0.3;

    private Disguise() {}

    /** The text as it looks; of the same words in the same order. */
    static String off(String text) {
        var plain = DRESSED.matcher(text)
                .replaceAll(part -> quoted(Normalizer.normalize(part.group(), Normalizer.Form.NFKC)));
        return FOREIGN.matcher(plain).find() && isMostlyLatin(plain)
                ? WORD.matcher(plain).replaceAll(word -> quoted(latin(word)))
                : plain;
    }

    /** The one letter as it looks, whatever stands around it; for comparing. */
    static int letter(int point) {
        var known = LOOK_ALIKE.indexOf(point);
        if (known >= 0) {
            return LATIN_LETTER.charAt(known);
        }
        return point < 128
                ? point
                : Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKC)
                        .codePointAt(0);
    }

    /** A word that could be Latin throughout; one with other letters of its script is a word of that script. */
    private static String latin(MatchResult word) {
        var letters = word.group();
        var couldBe = letters.chars()
                .allMatch(letter -> LOOK_ALIKE.indexOf(letter) >= 0
                        || !FOREIGN.matcher(Character.toString(letter)).matches());
        return couldBe
                ? letters.chars()
                        .map(letter -> LOOK_ALIKE.indexOf(letter) >= 0 ? letter(letter) : letter)
                        .collect(
                                StringBuilder::new, (made, letter) -> made.append((char) letter), StringBuilder::append)
                        .toString()
                : letters;
    }

    private static boolean isMostlyLatin(String text) {
        var letters = text.codePoints().filter(Character::isLetter).count();
        var latin = text.codePoints()
                .filter(point ->
                        Character.isLetter(point) && Character.UnicodeScript.of(point) == Character.UnicodeScript.LATIN)
                .count();
        return latin >= MOSTLY * letters;
    }

    private static String quoted(String text) {
        return java.util.regex.Matcher.quoteReplacement(text);
    }
}
