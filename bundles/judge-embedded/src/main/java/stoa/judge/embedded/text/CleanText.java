package stoa.judge.embedded.text;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * A text without disguises: hidden characters are gone, look-alikes are Latin letters again, white space is folded.
 *
 * @param origin for each character, and for the end, its place in the original
 * @param hidden characters that only hid or disguised something
 * @param cut whether the rest was left out
 */
public record CleanText(String text, int[] origin, int hidden, boolean cut) {
    private static final int LONGEST = 6_000;
    private static final int MOST_READ = 60_000;
    private static final double LATIN = 0.3;
    private static final String LOOK_ALIKE = "аеорсухіјѕԁһІАВЕКМНОРСТХУЅЈαοερνικτΑΒΕΖΗΙΚΜΝΟΡΤΥΧ";
    private static final String LATIN_LETTER = "aeopcyxijsdhIABEKMHOPCTXYSJaoepviktABEZHIKMNOPTYX";

    public static CleanText of(String original) {
        return new Cleaning(original).run();
    }

    /** The place in the original of a range in the clean text. */
    public int[] range(int start, int end) {
        return new int[] {origin[start], end == 0 ? 0 : origin[end - 1] + 1};
    }

    private static final class Cleaning {
        private final String original;
        private final boolean latin;
        private final StringBuilder clean = new StringBuilder();
        private int[] origin = new int[256];
        private int hidden;
        private int marks;
        /** Of the word looked at last: where it ends, and whether it could be Latin throughout. */
        private int wordEnd;

        private boolean disguised;

        Cleaning(String original) {
            this.original = original.length() > MOST_READ ? original.substring(0, MOST_READ) : original;
            this.latin = isMostlyLatin(this.original);
        }

        CleanText run() {
            var at = 0;
            while (at < original.length() && clean.length() < LONGEST) {
                var point = original.codePointAt(at);
                put(point, at);
                at += Character.charCount(point);
            }
            var cut = at < original.length();
            while (!clean.isEmpty() && clean.charAt(clean.length() - 1) == ' ') {
                clean.setLength(clean.length() - 1);
            }
            var places = Arrays.copyOf(origin, clean.length() + 1);
            places[clean.length()] = at;
            return new CleanText(clean.toString(), places, hidden, cut);
        }

        private void put(int point, int at) {
            if (Character.isWhitespace(point) || Character.isSpaceChar(point) || Character.isISOControl(point)) {
                space(at);
            } else if (isMark(point)) {
                mark(point);
            } else if (isHidden(point)) {
                // Parts of an emoji are no disguise.
                hidden += isLetterBefore() || point >= 0xE0000 || clean.isEmpty() ? 1 : 0;
            } else {
                marks = 0;
                plain(point, at);
            }
        }

        private void space(int at) {
            if (!clean.isEmpty() && clean.charAt(clean.length() - 1) != ' ') {
                append(' ', at);
            }
        }

        /** One accent belongs to a letter; a stack of them, or a stroke through it, is a disguise. */
        private void mark(int point) {
            marks++;
            if (marks > 2 || point >= 0x334 && point <= 0x338) {
                hidden++;
            } else if (!latin) {
                append((char) point, Math.max(0, origin[Math.max(0, clean.length() - 1)]));
            }
        }

        private void plain(int point, int at) {
            var known = latin ? LOOK_ALIKE.indexOf(point) : -1;
            if (known >= 0 && isDisguisedWord(at)) {
                hidden++;
                append(LATIN_LETTER.charAt(known), at);
                return;
            }
            var simple = simple(point);
            if (isDisguise(point)) {
                hidden++;
            }
            for (var index = 0; index < simple.length(); index++) {
                append(simple.charAt(index), at);
            }
        }

        private String simple(int point) {
            var quote = "‘’‛′".indexOf(point) >= 0 ? "'" : "“”„″«»".indexOf(point) >= 0 ? "\"" : "";
            if (!quote.isEmpty() || point < 128) {
                return quote.isEmpty() ? Character.toString(point) : quote;
            }
            var parts = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKD);
            return latin ? parts.replaceAll("\\p{Mn}+", "") : parts;
        }

        private void append(char each, int at) {
            if (clean.length() + 2 > origin.length) {
                origin = Arrays.copyOf(origin, origin.length * 2);
            }
            origin[clean.length()] = at;
            clean.append(each);
        }

        private boolean isLetterBefore() {
            return !clean.isEmpty() && Character.isLetterOrDigit(clean.charAt(clean.length() - 1))
                    || !clean.isEmpty() && clean.charAt(clean.length() - 1) == ' ';
        }

        /** A word of another script is no disguise; one that could be Latin throughout is. */
        private boolean isDisguisedWord(int at) {
            if (at >= wordEnd) {
                lookAtWord(at);
            }
            return disguised;
        }

        /** Once for each word: what lies before was looked at, and is no letter. */
        private void lookAtWord(int at) {
            var from = at;
            while (from > wordEnd && Character.isLetter(original.charAt(from - 1))) {
                from--;
            }
            disguised = true;
            for (wordEnd = from;
                    wordEnd < original.length() && Character.isLetter(original.charAt(wordEnd));
                    wordEnd++) {
                var letter = original.charAt(wordEnd);
                disguised &= letter < 0x370 || LOOK_ALIKE.indexOf(letter) >= 0;
            }
        }

        private static boolean isMark(int point) {
            return Character.getType(point) == Character.NON_SPACING_MARK && !isHidden(point);
        }

        private static boolean isHidden(int point) {
            return Character.getType(point) == Character.FORMAT
                    || point >= 0xFE00 && point <= 0xFE0F
                    || point >= 0xE0000 && point <= 0xE01EF
                    || point == 0x34F
                    || point == 0x115F
                    || point == 0x1160
                    || point == 0x3164
                    || point == 0x2800;
        }

        private static boolean isDisguise(int point) {
            return point >= 0xFF01 && point <= 0xFF5E
                    || point >= 0x1D400 && point <= 0x1D7FF
                    || point >= 0x2460 && point <= 0x24FF
                    || point >= 0x1F130 && point <= 0x1F189;
        }

        private static boolean isMostlyLatin(String text) {
            var letters = text.codePoints().filter(Character::isLetter).count();
            var latin = text.codePoints()
                    .filter(point -> Character.isLetter(point)
                            && (Character.UnicodeScript.of(point) == Character.UnicodeScript.LATIN
                                    || isDisguise(point)))
                    .count();
            return letters == 0 || latin >= LATIN * letters;
        }
    }
}
