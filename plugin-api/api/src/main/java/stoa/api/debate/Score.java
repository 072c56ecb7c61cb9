package stoa.api.debate;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Points for one criterion of one seat, with the reason and where it shows.
 *
 * @param points 0 to 10
 * @param reason one sentence for the speaker
 * @param interval where the judge thinks the points lie in nine of ten cases; empty when it does not know
 */
public record Score(
        Seat seat, Criterion criterion, double points, String reason, List<Quote> quotes, Optional<Interval> interval) {
    public Score {
        Objects.requireNonNull(seat, "seat");
        Objects.requireNonNull(criterion, "criterion");
        Objects.requireNonNull(reason, "reason");
        quotes = List.copyOf(quotes);
        Objects.requireNonNull(interval, "interval");
        if (!(points >= 0 && points <= 10)) {
            throw new IllegalArgumentException("Points " + points + " must be between 0 and 10");
        }
        if (interval.filter(range -> points < range.low() || points > range.high())
                .isPresent()) {
            throw new IllegalArgumentException("Points " + points + " must be within their interval " + interval.get());
        }
    }

    /** Without an interval. */
    public Score(Seat seat, Criterion criterion, double points, String reason, List<Quote> quotes) {
        this(seat, criterion, points, reason, quotes, Optional.empty());
    }

    public Score within(double low, double high) {
        return new Score(seat, criterion, points, reason, quotes, Optional.of(new Interval(low, high)));
    }

    /** A range of points; {@code 0 <= low <= high <= 10}. */
    public record Interval(double low, double high) {
        public Interval {
            if (!(low >= 0 && low <= high && high <= 10)) {
                throw new IllegalArgumentException("Interval " + low + ".." + high + " must lie between 0 and 10");
            }
        }
    }
}
