package stoa.debate.report;

import java.util.List;
import java.util.Optional;
import stoa.api.debate.Flag;
import stoa.api.debate.Provenance;
import stoa.api.debate.Reason;
import stoa.api.debate.Seat;

/**
 * A ballot, decision first.
 *
 * @param decision one sentence
 * @param reason for the decision, 80 to 200 words; empty when nobody could judge
 * @param reasons as codes, strongest first
 * @param note what happened after the decision: an overrule or a later review
 */
public record Ballot(
        String id,
        String motion,
        String decision,
        Optional<Seat> winner,
        String reason,
        List<SideBallot> sides,
        List<Reason> reasons,
        List<Flag> flags,
        Optional<String> note,
        int revision,
        Optional<Provenance> judge) {
    public Ballot {
        sides = List.copyOf(sides);
        reasons = List.copyOf(reasons);
        flags = List.copyOf(flags);
    }

    /** One speaker's half: points, one thing to keep and one to change. */
    public record SideBallot(Seat seat, String name, double total, List<Line> points, String keep, String change) {
        public SideBallot {
            points = List.copyOf(points);
        }
    }

    /**
     * The points for one criterion.
     *
     * @param criterion as programs write it
     * @param quotes the speaker's words it rests on
     */
    public record Line(
            String criterion,
            double points,
            Optional<Double> low,
            Optional<Double> high,
            String sentence,
            List<String> quotes) {}
}
