package stoa.ratings.ledger;

import java.time.Instant;
import stoa.api.stream.Recorded;
import stoa.api.stream.Schema;

/** What stands in the ledger. */
public sealed interface RatingEvent {
    Schema<RatingEvent> SCHEMA =
            Schema.of(RatingEvent.class).json("opened", 1, Opened.class).json("applied", 1, Applied.class);

    static RatingEvent read(Recorded recorded) {
        return recorded.as(SCHEMA.form(recorded.type())
                .orElseThrow(() -> new IllegalArgumentException("Event '" + recorded.type() + "' is not of the ledger"))
                .type());
    }

    /**
     * Somebody's first rating, lent by the house.
     *
     * @param house the house's account afterwards
     */
    record Opened(String user, String name, int rating, long house, Instant at) implements RatingEvent {}

    /**
     * An entry; the deltas of both sides cancel out.
     *
     * @param order the number of the entry, from 1 without gaps
     * @param a the proposition
     * @param b the opposition
     * @param score of the proposition: 1, 0.5 or 0
     * @param expected what the ratings foretold of it
     * @param k how many points were at stake
     */
    record Applied(String result, long order, Posting a, Posting b, double score, double expected, double k, Instant at)
            implements RatingEvent {}
}
