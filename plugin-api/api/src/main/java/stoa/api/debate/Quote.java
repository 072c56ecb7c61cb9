package stoa.api.debate;

import java.util.List;
import java.util.Optional;

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

    /** The words that stand there; empty when there is no such place. */
    public Optional<String> in(List<Turn> turns) {
        return turns.stream()
                .filter(it -> it.number() == turn && end <= it.text().length())
                .map(it -> it.text().substring(start, end))
                .findFirst();
    }
}
