package stoa.debate.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import stoa.api.debate.Criterion;
import stoa.api.debate.Provenance;
import stoa.api.debate.Score;
import stoa.api.debate.Seat;
import stoa.api.debate.Verdict;

/** Verdicts for tests. */
public final class Verdicts {
    private Verdicts() {}

    public static Verdict ofTurn(Seat seat, double points) {
        return verdict(Verdict.Status.SCORED, scores(seat, points), Optional.empty());
    }

    public static Verdict ofDebate(Optional<Seat> winner) {
        var scores = new ArrayList<Score>();
        for (var seat : Seat.values()) {
            scores.addAll(scores(seat, winner.filter(won -> won == seat).isPresent() ? 7 : 5));
        }
        return verdict(Verdict.Status.SCORED, scores, winner);
    }

    public static Verdict without(Verdict.Status status) {
        return verdict(status, List.of(), Optional.empty());
    }

    /** The same word from another judge. */
    public static Verdict by(String judge, Verdict word) {
        return new Verdict(
                word.status(),
                word.scores(),
                word.winner(),
                word.confidence(),
                word.summary(),
                new Provenance(judge, "1", "fixed", "00"));
    }

    private static List<Score> scores(Seat seat, double points) {
        return Criterion.CORE.stream()
                .map(criterion -> new Score(seat, criterion, points, "Because.", List.of()))
                .toList();
    }

    private static Verdict verdict(Verdict.Status status, List<Score> scores, Optional<Seat> winner) {
        return new Verdict(status, scores, winner, 0.5, "A summary.", new Provenance("test", "1", "fixed", "00"));
    }
}
