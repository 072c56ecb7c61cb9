package stoa.debate.room;

import java.util.Optional;
import stoa.api.debate.Seat;

/**
 * The result that counts.
 *
 * @param winner empty for a draw or when nobody could judge
 * @param rated whether ratings move
 * @param reason an {@link EndReason} in lower case, or {@code unjudged}
 */
public record Outcome(Optional<Seat> winner, boolean rated, String reason) {
    static final String UNJUDGED = "unjudged";
}
