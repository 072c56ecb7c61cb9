package stoa.debate.room;

import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import stoa.api.debate.Seat;

/** The two places. */
public record Seats(Optional<Sitter> proposition, Optional<Sitter> opposition) {
    static final Seats EMPTY = new Seats(Optional.empty(), Optional.empty());

    public Optional<Sitter> of(Seat seat) {
        return seat == Seat.PROPOSITION ? proposition : opposition;
    }

    /** The seat of a person. */
    public Optional<Seat> seatOf(String user) {
        return Stream.of(Seat.values())
                .filter(seat ->
                        of(seat).filter(sitter -> sitter.user().equals(user)).isPresent())
                .findFirst();
    }

    Optional<Seat> free() {
        return Stream.of(Seat.values()).filter(seat -> of(seat).isEmpty()).findFirst();
    }

    boolean areTaken() {
        return free().isEmpty();
    }

    /** Whether the clocks stand still for somebody. */
    boolean holdClocks() {
        return Stream.of(Seat.values())
                .anyMatch(seat -> of(seat).filter(Sitter::holdsClocks).isPresent());
    }

    Seats with(Seat seat, Optional<Sitter> sitter) {
        return seat == Seat.PROPOSITION ? new Seats(sitter, opposition) : new Seats(proposition, sitter);
    }

    Seats change(Seat seat, UnaryOperator<Sitter> change) {
        return with(seat, of(seat).map(change));
    }

    Seats changeAll(UnaryOperator<Sitter> change) {
        return new Seats(proposition.map(change), opposition.map(change));
    }
}
