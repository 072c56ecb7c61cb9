package stoa.judge.llm;

import java.util.Arrays;
import java.util.Optional;
import stoa.api.debate.Quote;

/** Finds a model's quote in a turn: case, kinds of quotation marks, white space and the
 * dress of letters do not count, and one letter in twenty may differ. */
final class QuoteFinder {
    private static final int LONGEST_TEXT = 24_000;
    private static final int LONGEST_QUOTE = 600;
    private static final int SHORTEST = 3;
    /** Stands where a name was taken out before the text left the machine. */
    private static final int BLOCK = 0x2588;

    private final int turn;
    private final int[] letters;
    private final int[] places;
    private final int[] ends;
    private final int count;

    QuoteFinder(int turn, String text) {
        this.turn = turn;
        var cut = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        letters = new int[cut.length()];
        places = new int[cut.length() + 1];
        ends = new int[cut.length() + 1];
        count = fold(cut);
    }

    /** Notes each letter that counts and where it stands; returns how many there are. */
    private int fold(String text) {
        var count = 0;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            var letter = folded(text.codePointAt(at));
            if (letter != 0) {
                letters[count] = letter;
                places[count] = at;
                ends[count++] = at + Character.charCount(text.codePointAt(at));
            }
        }
        return count;
    }

    /** The place; empty when it does not stand there. */
    Optional<Quote> find(String quote) {
        var wanted = quote.length() > LONGEST_QUOTE
                ? new int[0]
                : quote.codePoints()
                        .map(QuoteFinder::folded)
                        .filter(c -> c != 0)
                        .toArray();
        if (wanted.length < SHORTEST || wanted.length > count + wanted.length / 20) {
            return Optional.empty();
        }
        var exact = exact(wanted);
        return exact.isPresent() ? exact : near(wanted);
    }

    private Optional<Quote> exact(int[] wanted) {
        for (int from = 0; from + wanted.length <= count; from++) {
            var length = 0;
            while (length < wanted.length && letters[from + length] == wanted[length]) {
                length++;
            }
            if (length == wanted.length) {
                return Optional.of(place(from, from + length - 1));
            }
        }
        return Optional.empty();
    }

    /** The place with the smallest edit distance (Sellers), if that is small enough. */
    private Optional<Quote> near(int[] wanted) {
        var before = new int[wanted.length + 1];
        var starts = new int[wanted.length + 1];
        Arrays.setAll(before, row -> row);
        var best = wanted.length / 20 + 1;
        Optional<Quote> found = Optional.empty();
        for (int column = 0; column < count; column++) {
            var now = new int[wanted.length + 1];
            var from = new int[wanted.length + 1];
            from[0] = column + 1;
            for (int row = 1; row <= wanted.length; row++) {
                step(now, from, before, starts, new int[] {row, differs(wanted[row - 1], letters[column])});
            }
            if (now[wanted.length] < best) {
                best = now[wanted.length];
                found = Optional.of(place(starts(from, wanted.length, column), column));
            }
            before = now;
            starts = from;
        }
        return found;
    }

    private static int starts(int[] from, int last, int column) {
        return Math.min(from[last], column);
    }

    private static int differs(int wanted, int there) {
        return wanted == there || wanted == BLOCK ? 0 : 1;
    }

    /** One cell: the cheapest of replacing, leaving out and putting in, and where that way began. */
    private static void step(int[] now, int[] from, int[] before, int[] starts, int[] cell) {
        var row = cell[0];
        var replaced = before[row - 1] + cell[1];
        var leftOut = now[row - 1] + 1;
        var putIn = before[row] + 1;
        now[row] = Math.min(replaced, Math.min(leftOut, putIn));
        from[row] = now[row] == replaced ? starts[row - 1] : now[row] == leftOut ? from[row - 1] : starts[row];
    }

    private Quote place(int first, int last) {
        return new Quote(turn, places[first], ends[last]);
    }

    /** Zero for what does not count. */
    private static int folded(int letter) {
        if (Character.isWhitespace(letter)
                || Character.isISOControl(letter)
                || Character.getType(letter) == Character.FORMAT
                || Character.getType(letter) == Character.SPACE_SEPARATOR) {
            return 0;
        }
        return switch (letter) {
            case '\u2018', '\u2019', '\u201A', '\u201C', '\u201D', '\u201E', '\u00AB', '\u00BB', '"', '`', '\u00B4' ->
                '\'';
            case '\u2013', '\u2014', '\u2011' -> '-';
            default -> Character.toLowerCase(Disguise.letter(letter));
        };
    }
}
