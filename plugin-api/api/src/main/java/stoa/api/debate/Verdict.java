package stoa.api.debate;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A judge's answer.
 *
 * @param scores for a turn: of its seat; for the debate: of both
 * @param winner for the debate as a whole; empty for a draw, or when a turn is scored
 * @param confidence 0 to 1
 * @param summary the decision in a few sentences, for both speakers
 */
public record Verdict(
        Status status,
        List<Score> scores,
        Optional<Seat> winner,
        double confidence,
        String summary,
        Provenance provenance) {
    /** How far the judge got. */
    public enum Status {
        SCORED,
        /** Some criteria are missing. */
        PARTIAL,
        /** Scored by a weaker method than usual. */
        DEGRADED,
        REFUSED,
        TOO_SHORT,
        UNSUPPORTED_LANGUAGE
    }

    public Verdict {
        Objects.requireNonNull(status, "status");
        scores = List.copyOf(scores);
        Objects.requireNonNull(winner, "winner");
        Objects.requireNonNull(summary, "summary");
        Objects.requireNonNull(provenance, "provenance");
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("Confidence " + confidence + " must be between 0 and 1");
        }
    }
}
