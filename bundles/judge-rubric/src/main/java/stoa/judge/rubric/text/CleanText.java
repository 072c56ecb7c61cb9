package stoa.judge.rubric.text;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * A text without what is not meant for the eye: invisible characters, stacked marks, letters that only look Latin, wide forms.
 * Every character knows where it came from.
 */
public final class CleanText {
    private static final String LOOK_ALIKE = "аеорсухіјѕһԁԛԝвкмнтзАВЕКМНОРСТХУІЈЅ";
    private static final String LATIN = "aeopcyxijshdqwbkmht3ABEKMHOPCTXYIJS";

    private final StringBuilder text = new StringBuilder();
    private int[] origin = new int[64];
    private int hidden;

    private CleanText() {}

    public static CleanText of(String original) {
        var clean = new CleanText();
        var disguised = isDisguised(original);
        for (int at = 0; at < original.length(); at += Character.charCount(original.codePointAt(at))) {
            clean.take(original.codePointAt(at), at, disguised);
        }
        clean.mark(original.length());
        return clean;
    }

    public String text() {
        return text.toString();
    }

    /** Where the character stood in the original; for the length of the text, the end of the original. */
    public int origin(int index) {
        return origin[index];
    }

    /** Whether somebody hid something: more invisible or disguised characters than get into a text by accident. */
    public boolean isTampered() {
        return hidden > 3;
    }

    private void take(int character, int at, boolean disguised) {
        if (character < 0x80) {
            mark(at);
            text.append(Character.isWhitespace(character) && character != '\n' ? ' ' : (char) character);
        } else if (isInvisible(character)) {
            hidden++;
        } else {
            takeForeign(character, at, disguised);
        }
    }

    private void takeForeign(int character, int at, boolean disguised) {
        var twin = disguised ? LOOK_ALIKE.indexOf(character) : -1;
        if (twin >= 0) {
            hidden++;
            append(LATIN.substring(twin, twin + 1), at);
        } else {
            appendPlain(character, at);
        }
    }

    private void appendPlain(int character, int at) {
        switch (character) {
            case '\u2018', '\u2019', '\u02BC' -> append("'", at);
            case '\u201C', '\u201D', '\u201E', '\u00AB', '\u00BB' -> append("\"", at);
            default -> {
                var plain = Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKD);
                plain.codePoints()
                        .filter(part -> !isStackedMark(part))
                        .forEach(part -> append(Character.toString(part), at));
            }
        }
    }

    private void append(String part, int at) {
        for (int index = 0; index < part.length(); index++) {
            mark(at);
            text.append(part.charAt(index));
        }
    }

    private void mark(int at) {
        if (text.length() == origin.length) {
            origin = Arrays.copyOf(origin, origin.length * 2);
        }
        origin[text.length()] = at;
    }

    private static boolean isInvisible(int character) {
        return Character.getType(character) == Character.FORMAT
                || character >= 0xFE00 && character <= 0xFE0F
                || character >= 0xE0000 && character <= 0xE01EF
                || isStackedMark(character);
    }

    private static boolean isStackedMark(int character) {
        return character >= 0x0300 && character <= 0x036F || character >= 0x20D0 && character <= 0x20FF;
    }

    /** Cyrillic letters among Latin ones, all of which look like Latin ones. */
    private static boolean isDisguised(String original) {
        var latin =
                original.chars().filter(c -> c < 0x80 && Character.isLetter(c)).count();
        var cyrillic = original.chars().filter(CleanText::isCyrillic).count();
        var twins = original.chars()
                .filter(c -> c >= 0x80 && LOOK_ALIKE.indexOf(c) >= 0)
                .count();
        return latin > 0 && cyrillic > 0 && twins == cyrillic && latin * 3 > cyrillic;
    }

    private static boolean isCyrillic(int character) {
        return character >= 0x80 && Character.UnicodeScript.of(character) == Character.UnicodeScript.CYRILLIC;
    }
}
