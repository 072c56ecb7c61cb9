package stoa.debate.room;

import java.time.Instant;
import java.util.Optional;
import stoa.api.debate.Seat;

/** Since when the countdown of each absent person runs. */
public record Absences(Optional<Instant> proposition, Optional<Instant> opposition) {
    static Absences of(Seats seats) {
        return new Absences(
                seats.proposition().flatMap(Sitter::awaySince),
                seats.opposition().flatMap(Sitter::awaySince));
    }

    Optional<Instant> of(Seat seat) {
        return seat == Seat.PROPOSITION ? proposition : opposition;
    }
}
