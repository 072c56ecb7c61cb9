package stoa.judge.llm;

import stoa.api.debate.Criterion;
import stoa.api.debate.Seat;

/**
 * Keeps a model's points for a seat near those of a judge that cannot be talked to.
 *
 * @param isSteered whether the model gave high points and says itself that somebody speaks to it
 */
record Bounds(Witness witness, Seat seat, boolean isSteered) {
    private static final double HIGHEST_LIFT = 3;
    private static final double SUSPICIOUS = 4;

    /**
     * At most three points above, none where the witness has doubts, and at most four below; for an answer, which another's text
     * stands beside, three. Points that are held are those of the witness.
     */
    double points(Criterion criterion, int given) {
        var other = witness.points(seat, criterion);
        if (other.isEmpty()) {
            return given;
        }
        if (isHeld(criterion, given)) {
            return other.get();
        }
        var drop = criterion == Criterion.REBUTTAL ? HIGHEST_LIFT : SUSPICIOUS;
        var lift = witness.doubts(seat) ? 0 : HIGHEST_LIFT;
        return Math.clamp(given, Math.max(0, other.get() - drop), Math.min(10, other.get() + lift));
    }

    /** So high, or so suspicious, that the other judge's points stand until somebody looked. */
    boolean isHeld(Criterion criterion, int given) {
        return witness.points(seat, criterion)
                .filter(other -> isSteered || given - other > SUSPICIOUS)
                .isPresent();
    }

    /** Held, or so low that the bound and not the model decides; that judges differ is nobody's fault. */
    boolean isApart(Criterion criterion, int given) {
        return isHeld(criterion, given)
                || witness.points(seat, criterion)
                        .filter(other -> other - given > SUSPICIOUS)
                        .isPresent();
    }
}
