package stoa.api.debate;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What one judge of a panel said.
 *
 * @param winner as it counts; empty for a draw, for a turn, and for a judge that is not steady
 * @param weight 0 to 1; 0 for a judge that gave no answer that counts
 * @param scores after calibration
 * @param note why it does not count, or what was seen about it
 * @param given the points as the judge gave them, before calibration
 * @param steady whether it names the same winner when the speakers change places; empty when that was not tried
 */
public record Vote(
        Provenance judge,
        Verdict.Status status,
        Optional<Seat> winner,
        double weight,
        List<Score> scores,
        Optional<String> note,
        List<Score> given,
        Optional<Boolean> steady) {
    public Vote {
        Objects.requireNonNull(judge, "judge");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(winner, "winner");
        scores = List.copyOf(scores);
        Objects.requireNonNull(note, "note");
        given = List.copyOf(given);
        Objects.requireNonNull(steady, "steady");
        if (!(weight >= 0 && weight <= 1)) {
            throw new IllegalArgumentException("Weight " + weight + " must be between 0 and 1");
        }
    }

    /** Of a judge whose points are taken as they are, asked once. */
    public Vote(
            Provenance judge,
            Verdict.Status status,
            Optional<Seat> winner,
            double weight,
            List<Score> scores,
            Optional<String> note) {
        this(judge, status, winner, weight, scores, note, scores, Optional.empty());
    }
}
