package stoa.ratings.ledger;

import java.util.Optional;
import stoa.api.debate.Seat;
import stoa.api.stream.Schema;

/** What the ledger can be asked; only the platform asks. */
public sealed interface RatingCommand {
    Schema<RatingCommand> SCHEMA = Schema.of(RatingCommand.class).json("apply", 1, Apply.class);

    /**
     * Enters a rated result.
     *
     * @param result the id of the debate
     * @param winner empty for a draw
     */
    record Apply(String result, Player proposition, Player opposition, Optional<Seat> winner)
            implements RatingCommand {}

    /** A person as named in the result. */
    record Player(String user, String name) {}
}
