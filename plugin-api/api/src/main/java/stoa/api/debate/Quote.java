package stoa.api.debate;

/**
 * A place in a turn's text.
 *
 * @param start index of the first UTF-16 unit
 * @param end index after the last one
 */
public record Quote(int turn, int start, int end) {
    public Quote {
        if (turn < 1 || start < 0 || end < start) {
            throw new IllegalArgumentException("Quote " + start + ".." + end + " of turn " + turn + " is not a range");
        }
    }
}
