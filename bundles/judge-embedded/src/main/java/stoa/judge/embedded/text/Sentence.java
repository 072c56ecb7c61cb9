package stoa.judge.embedded.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A sentence.
 *
 * @param start in the clean text
 * @param words in lower case
 */
public record Sentence(String text, int start, List<String> words) {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]++(?:['-][\\p{L}\\p{N}]++){0,30}");
    private static final Pattern END = Pattern.compile("[.!?]+[\"')\\]]*(?= )|\\n");
    private static final Pattern NO_END =
            Pattern.compile("(?i)\\b(dr|mr|mrs|ms|prof|st|vs|etc|e\\.g|i\\.e|no|fig|u\\.s)\\.$");

    private static final int LONGEST_ABBREVIATION = 8;

    public static Sentence of(String text, int start) {
        var words = new ArrayList<String>();
        var found = WORD.matcher(text);
        while (found.find()) {
            words.add(found.group().toLowerCase(Locale.ROOT));
        }
        return new Sentence(text, start, List.copyOf(words));
    }

    /** Cuts at full stops, question and exclamation marks. */
    public static List<Sentence> split(String text) {
        var found = new ArrayList<Sentence>();
        var end = END.matcher(text);
        var start = 0;
        while (end.find()) {
            // No abbreviation is longer; looking back further would take the square of the length.
            var last = Math.max(start, end.end() - LONGEST_ABBREVIATION);
            if (!NO_END.matcher(text.substring(last, end.end())).find()) {
                start = add(text, start, end.end(), found);
            }
        }
        add(text, start, text.length(), found);
        return found;
    }

    public int end() {
        return start + text.length();
    }

    private static int add(String text, int from, int to, List<Sentence> found) {
        var start = from;
        while (start < to && text.charAt(start) == ' ') {
            start++;
        }
        if (start < to) {
            found.add(of(text.substring(start, to), start));
        }
        return to;
    }
}
