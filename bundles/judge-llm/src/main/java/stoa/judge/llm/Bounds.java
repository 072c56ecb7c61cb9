package stoa.judge.llm;

import java.util.List;
import java.util.Optional;
import stoa.api.debate.Criterion;
import stoa.api.debate.Score;
import stoa.api.debate.Seat;

/**
 * Keeps a model's points near those of a judge that cannot be talked to.
 *
 * @param reference its scores; empty when there is no such judge
 */
record Bounds(List<Score> reference) {
    private static final double HIGHEST_LIFT = 3;
    private static final double SUSPICIOUS = 4;

    /** At most three points above; and for an answer, which another's text stands beside, at most three below. */
    double points(Seat seat, Criterion criterion, int given) {
        var other = of(seat, criterion);
        if (other.isEmpty()) {
            return given;
        }
        var lowest = criterion == Criterion.REBUTTAL ? other.get() - HIGHEST_LIFT : 0;
        return Math.clamp(Math.clamp(given, lowest, other.get() + HIGHEST_LIFT), 0, 10);
    }

    /** So far apart that another judge should look. */
    boolean isFarOff(Seat seat, Criterion criterion, int given) {
        return of(seat, criterion)
                .filter(other -> Math.abs(other - given) > SUSPICIOUS)
                .isPresent();
    }

    private Optional<Double> of(Seat seat, Criterion criterion) {
        return reference.stream()
                .filter(score -> score.seat() == seat && score.criterion() == criterion)
                .map(Score::points)
                .findFirst();
    }
}
