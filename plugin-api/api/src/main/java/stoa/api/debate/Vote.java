package stoa.api.debate;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What one judge of a panel said.
 *
 * @param weight 0 to 1; 0 for a judge that gave no answer that counts
 * @param scores after calibration
 * @param note why it does not count, or what was seen about it
 */
public record Vote(
        Provenance judge,
        Verdict.Status status,
        Optional<Seat> winner,
        double weight,
        List<Score> scores,
        Optional<String> note) {
    public Vote {
        Objects.requireNonNull(judge, "judge");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(winner, "winner");
        scores = List.copyOf(scores);
        Objects.requireNonNull(note, "note");
        if (!(weight >= 0 && weight <= 1)) {
            throw new IllegalArgumentException("Weight " + weight + " must be between 0 and 1");
        }
    }
}
