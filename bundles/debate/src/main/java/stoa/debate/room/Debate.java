package stoa.debate.room;

import java.util.List;
import java.util.Optional;
import stoa.api.debate.Seat;

/**
 * A debate as it stands; this is also what a page gets as the stream's state.
 *
 * @param host the person who opened it
 * @param drawOffer the seat whose offer stands
 * @param judging the judge's word on the whole
 */
public record Debate(
        Stage stage,
        Motion motion,
        Terms terms,
        String host,
        Seats seats,
        Clocks clocks,
        List<TurnTaken> turns,
        Optional<Seat> drawOffer,
        Optional<Ending> ending,
        Judging judging,
        Optional<Outcome> outcome,
        List<RatingChange> ratings,
        Times times) {
    private static final Terms NO_TERMS = new Terms(1_000, 0, Optional.empty(), false, false);

    /** Before the first event. */
    static final Debate UNOPENED = new Debate(
            Stage.UNOPENED,
            new Motion("", Optional.empty(), List.of()),
            NO_TERMS,
            "",
            Seats.EMPTY,
            Clocks.of(NO_TERMS),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Judging.NONE,
            Optional.empty(),
            List.of(),
            Times.NONE);

    public Debate {
        turns = List.copyOf(turns);
        ratings = List.copyOf(ratings);
    }

    public Optional<TurnTaken> turn(int number) {
        return number >= 1 && number <= turns.size() ? Optional.of(turns.get(number - 1)) : Optional.empty();
    }

    Draft draft() {
        return new Draft(this);
    }
}
