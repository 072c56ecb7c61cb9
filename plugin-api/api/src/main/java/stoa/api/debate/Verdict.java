package stoa.api.debate;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A judge's answer.
 *
 * @param scores for a turn: of its seat; for the debate: of both
 * @param winner for the debate as a whole; empty for a draw, or when a turn is scored
 * @param confidence 0 to 1; for a debate: that the winner is right
 * @param summary the decision in a few sentences, for both speakers
 * @param claims what is presented as fact, at most 40
 * @param flags what people should look at, at most 40
 * @param feedback at most one for each seat
 * @param reasons why, strongest first, at most 40
 * @param votes of the judges of a panel; empty otherwise
 */
public record Verdict(
        Status status,
        List<Score> scores,
        Optional<Seat> winner,
        double confidence,
        String summary,
        Provenance provenance,
        List<Claim> claims,
        List<Flag> flags,
        List<Feedback> feedback,
        List<Reason> reasons,
        List<Vote> votes) {
    /** How far the judge got. */
    public enum Status {
        SCORED,
        /** Some criteria are missing. */
        PARTIAL,
        /** Scored by a weaker method than usual. */
        DEGRADED,
        /** The judge will not score this text; another may. */
        REFUSED,
        /** The judge cannot score now, for example without budget; another may. */
        UNJUDGED,
        TOO_SHORT,
        UNSUPPORTED_LANGUAGE;

        /** Whether there are points. */
        public boolean hasScores() {
            return this == SCORED || this == PARTIAL || this == DEGRADED;
        }
    }

    public Verdict {
        Objects.requireNonNull(status, "status");
        scores = List.copyOf(scores);
        Objects.requireNonNull(winner, "winner");
        Objects.requireNonNull(summary, "summary");
        Objects.requireNonNull(provenance, "provenance");
        claims = List.copyOf(claims);
        flags = List.copyOf(flags);
        feedback = List.copyOf(feedback);
        reasons = List.copyOf(reasons);
        votes = List.copyOf(votes);
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("Confidence " + confidence + " must be between 0 and 1");
        }
    }

    /** Points and a summary; the rest is added by the methods that begin with {@code with}. */
    public Verdict(
            Status status,
            List<Score> scores,
            Optional<Seat> winner,
            double confidence,
            String summary,
            Provenance provenance) {
        this(
                status,
                scores,
                winner,
                confidence,
                summary,
                provenance,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** Without points, and why. */
    public static Verdict without(Status status, String summary, Provenance provenance) {
        return new Verdict(status, List.of(), Optional.empty(), 0, summary, provenance);
    }

    public Verdict withClaims(List<Claim> found) {
        return new Verdict(
                status, scores, winner, confidence, summary, provenance, found, flags, feedback, reasons, votes);
    }

    public Verdict withFlags(List<Flag> found) {
        return new Verdict(
                status, scores, winner, confidence, summary, provenance, claims, found, feedback, reasons, votes);
    }

    public Verdict withFeedback(List<Feedback> advice) {
        return new Verdict(
                status, scores, winner, confidence, summary, provenance, claims, flags, advice, reasons, votes);
    }

    public Verdict withReasons(List<Reason> found) {
        return new Verdict(
                status, scores, winner, confidence, summary, provenance, claims, flags, feedback, found, votes);
    }

    public Verdict withVotes(List<Vote> cast) {
        return new Verdict(
                status, scores, winner, confidence, summary, provenance, claims, flags, feedback, reasons, cast);
    }
}
