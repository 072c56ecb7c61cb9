package stoa.debate.room;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import stoa.api.debate.Seat;

/**
 * Both chess clocks: what was left to each at one moment, and since when the mover's runs.
 *
 * @param mover whose turn it is
 * @param since empty while both stand still
 */
public record Clocks(long propositionMs, long oppositionMs, Seat mover, Optional<Instant> since) {
    static Clocks of(Terms terms) {
        return new Clocks(terms.initialMs(), terms.initialMs(), Seat.PROPOSITION, Optional.empty());
    }

    /** What a seat has left, never below zero. */
    public long left(Seat seat, Instant now) {
        var written = seat == Seat.PROPOSITION ? propositionMs : oppositionMs;
        return seat == mover ? Math.max(0, written - elapsed(now)) : written;
    }

    /** When the running clock reaches zero. */
    Optional<Instant> due() {
        return since.map(start -> start.plusMillis(mover == Seat.PROPOSITION ? propositionMs : oppositionMs));
    }

    boolean hasRunOut(Instant now) {
        return left(mover, now) == 0;
    }

    Clocks stopped(Instant now) {
        return new Clocks(left(Seat.PROPOSITION, now), left(Seat.OPPOSITION, now), mover, Optional.empty());
    }

    Clocks runningFrom(Instant now) {
        return new Clocks(propositionMs, oppositionMs, mover, Optional.of(now));
    }

    /** The mover has spoken: gets the increment, and the other one's clock runs if this one ran. */
    Clocks handedOver(long incrementMs, Instant now) {
        var still = stopped(now);
        var plusForProposition = mover == Seat.PROPOSITION ? incrementMs : 0;
        return new Clocks(
                still.propositionMs + plusForProposition,
                still.oppositionMs + incrementMs - plusForProposition,
                mover.other(),
                since.map(start -> now));
    }

    /** The same with the start moved, for time that is not charged. */
    Clocks notCharging(Duration span) {
        return new Clocks(propositionMs, oppositionMs, mover, since.map(start -> start.plus(span)));
    }

    private long elapsed(Instant now) {
        return since.map(start -> Math.max(0, Duration.between(start, now).toMillis()))
                .orElse(0L);
    }
}
