package stoa.judge.llm;

import java.util.regex.Pattern;

/** A model's words as one line of plain text: no control, format or separator character and no tag survives. */
final class Plain {
    private static final Pattern STRANGE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}]+");
    /** Whoever shows it escapes it; this is for whoever forgets. */
    private static final Pattern MARKUP =
            Pattern.compile("<(?!\\s*[\\d=])|(?<=\\$)\\{|(?<=\\{)\\{|(?i)(?<=javascript):");

    private static final int LONGEST = 400;

    private Plain() {}

    static String line(String text, String otherwise) {
        var words =
                STRANGE.matcher(text).replaceAll(" ").replaceAll(" {2,}", " ").strip();
        var plain = MARKUP.matcher(words).replaceAll("'");
        if (plain.isEmpty()) {
            return otherwise;
        }
        return plain.length() <= LONGEST
                ? plain
                : plain.substring(0, LONGEST - 1).strip() + "\u2026";
    }
}
