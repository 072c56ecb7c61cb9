package stoa.llm.prompt;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Takes names and addresses of people out of what leaves the machine. Each letter becomes a block, so that places in the text stay
 * where they are.
 */
public final class Redaction {
    public static final char BLOCK = '\u2588';

    private static final List<Pattern> PERSONAL = List.of(
            Pattern.compile("[\\p{L}\\p{N}._%+-]+@[\\p{L}\\p{N}.-]+\\.\\p{L}{2,}"),
            Pattern.compile("(?<![\\p{L}\\p{N}])@[\\p{L}\\p{N}_.-]{2,}"),
            Pattern.compile("\\+?\\d[\\d ()/-]{7,}\\d"),
            Pattern.compile(
                    "(?i:my name is|my name's|i am called|call me)\\s+(\\p{Lu}[\\p{L}'-]+(?:\\s+\\p{Lu}[\\p{L}'-]+){0,2})"),
            Pattern.compile("(?:I am|I'm)\\s+(\\p{Lu}[\\p{L}'-]+(?:\\s+\\p{Lu}[\\p{L}'-]+){0,2})"),
            Pattern.compile("(?:Mr|Mrs|Ms|Miss|Dr|Prof)\\.?\\s+(\\p{Lu}[\\p{L}'-]+(?:\\s+\\p{Lu}[\\p{L}'-]+)?)"));

    private Redaction() {}

    static String of(String text) {
        var redacted = text;
        for (var personal : PERSONAL) {
            redacted = personal.matcher(redacted)
                    .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(blocked(found)));
        }
        return redacted;
    }

    /** Blocks the group if there is one, else all of it. */
    private static String blocked(MatchResult found) {
        var all = found.group();
        var from = found.groupCount() == 0 ? 0 : found.start(1) - found.start();
        var hidden = all.substring(from).replaceAll("[^\\s]", String.valueOf(BLOCK));
        return all.substring(0, from) + hidden;
    }
}
