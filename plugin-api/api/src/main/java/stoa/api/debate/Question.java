package stoa.api.debate;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a judge is asked. Speakers have no names here: a judge must not know them.
 *
 * @param turns all finished turns in order
 * @param turn the number of the turn to score, or empty for the debate as a whole
 */
public record Question(String debate, String motion, List<Turn> turns, Optional<Integer> turn) {
    public Question {
        Objects.requireNonNull(debate, "debate");
        Objects.requireNonNull(motion, "motion");
        turns = List.copyOf(turns);
        Objects.requireNonNull(turn, "turn");
    }
}
