package stoa.kernel.launcher;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what somebody probably meant to type. */
final class NearestName {
    private NearestName() {}

    /** The known name with the fewest edits from the given one, when they are few for its length. */
    static Optional<String> of(String typed, Collection<String> known) {
        return known.stream()
                .min(Comparator.<String>comparingInt(name -> edits(typed, name))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(name -> edits(typed, name) <= Math.max(2, typed.length() / 3));
    }

    /** Levenshtein distance. */
    static int edits(String from, String to) {
        int[] above = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            above[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            above = nextRow(above, from.charAt(row - 1), to);
        }
        return above[to.length()];
    }

    private static int[] nextRow(int[] above, char letter, String to) {
        int[] row = new int[above.length];
        row[0] = above[0] + 1;
        for (int column = 1; column < row.length; column++) {
            int replaced = above[column - 1] + (letter == to.charAt(column - 1) ? 0 : 1);
            row[column] = Math.min(replaced, Math.min(above[column], row[column - 1]) + 1);
        }
        return row;
    }
}
