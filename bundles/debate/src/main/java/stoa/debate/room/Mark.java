package stoa.debate.room;

import java.util.Objects;
import stoa.api.debate.Criterion;
import stoa.api.debate.Seat;

/**
 * Points that a person gives.
 *
 * @param points 0 to 10
 */
public record Mark(Seat seat, Criterion criterion, double points) {
    public Mark {
        Objects.requireNonNull(seat, "seat");
        Objects.requireNonNull(criterion, "criterion");
        if (!(points >= 0 && points <= 10)) {
            throw new IllegalArgumentException("Points " + points + " must be between 0 and 10");
        }
    }
}
