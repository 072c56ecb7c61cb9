package stoa.accounts.name;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;

/**
 * What a person is called: 2 to 32 Unicode letters, digits, spaces, dots, underscores and hyphens in NFC.
 *
 * <p>Two names are the same person's when their {@link #skeleton} is equal: case, width, and separators do not count. Latin,
 * Greek and Cyrillic letters, which look alike, cannot be mixed in one name.
 */
public record PersonName(String text) {
    private static final int SHORTEST = 2;
    private static final int LONGEST = 32;
    private static final int LONGEST_SKELETON = 96;
    private static final int MARKS_IN_A_ROW = 2;
    private static final Set<UnicodeScript> LOOKALIKES =
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.GREEK, UnicodeScript.CYRILLIC);

    public PersonName {
        requireLength(text);
        requireCharacters(text);
        requireOneScript(text);
        if (skeletonOf(text).isEmpty() || skeletonOf(text).length() > LONGEST_SKELETON) {
            throw bad(text, "needs letters or digits, and not so unusual ones. Choose another name.");
        }
    }

    /** Takes what somebody typed: brought to NFC, surrounding and doubled spaces removed, then checked. */
    public static PersonName parse(String typed) {
        if (typed.length() > LONGEST * 8) {
            throw Errors.badInput(
                    "The name has " + typed.length() + " characters; it may have " + LONGEST + ". Shorten it.");
        }
        return new PersonName(Normalizer.normalize(typed, Form.NFC).strip().replaceAll(" +", " "));
    }

    /** What has to be unique: compatibility forms, case and separators folded away. */
    public String skeleton() {
        return skeletonOf(text);
    }

    /** The skeleton of any text, also of one that is no valid name; for searching. */
    public static String skeletonOf(String text) {
        var folded =
                Normalizer.normalize(text, Form.NFKC).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Form.NFKC).replaceAll("[^\\p{L}\\p{N}\\p{M}]", "");
    }

    private static void requireLength(String text) {
        int length = text.codePointCount(0, text.length());
        if (length < SHORTEST || length > LONGEST) {
            throw bad(
                    text,
                    "has " + length + " characters; it needs " + SHORTEST + " to " + LONGEST
                            + ". Choose another name.");
        }
    }

    private static void requireCharacters(String text) {
        if (!Normalizer.isNormalized(text, Form.NFC) || !text.strip().equals(text)) {
            throw bad(text, "is not in normal form. Use PersonName.parse.");
        }
        int marks = 0;
        boolean afterLetter = false;
        for (int point : text.codePoints().toArray()) {
            boolean mark = isMark(point);
            marks = mark ? marks + 1 : 0;
            if (mark ? !afterLetter || marks > MARKS_IN_A_ROW : !isPlain(point)) {
                throw bad(text, "may hold only letters, digits, spaces and . _ - characters. Choose another name.");
            }
            afterLetter = mark || Character.isLetter(point);
        }
    }

    private static boolean isPlain(int point) {
        return Character.isLetter(point) || Character.isDigit(point) || " ._-".indexOf(point) >= 0;
    }

    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static void requireOneScript(String text) {
        long scripts = text.codePoints()
                .mapToObj(UnicodeScript::of)
                .filter(LOOKALIKES::contains)
                .distinct()
                .count();
        if (scripts > 1) {
            throw bad(text, "mixes letters of Latin, Greek or Cyrillic, which look alike. Use one of them.");
        }
    }

    private static PlatformException bad(String text, String complaint) {
        return Errors.badInput("The name '" + text + "' " + complaint);
    }

    @Override
    public String toString() {
        return text;
    }
}
