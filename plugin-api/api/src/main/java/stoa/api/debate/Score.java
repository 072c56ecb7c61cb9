package stoa.api.debate;

import java.util.List;
import java.util.Objects;

/**
 * Points for one criterion of one seat, with the reason and where it shows.
 *
 * @param points 0 to 10
 * @param reason one sentence for the speaker
 */
public record Score(Seat seat, Criterion criterion, double points, String reason, List<Quote> quotes) {
    public Score {
        Objects.requireNonNull(seat, "seat");
        Objects.requireNonNull(criterion, "criterion");
        Objects.requireNonNull(reason, "reason");
        quotes = List.copyOf(quotes);
        if (!(points >= 0 && points <= 10)) {
            throw new IllegalArgumentException("Points " + points + " must be between 0 and 10");
        }
    }
}
