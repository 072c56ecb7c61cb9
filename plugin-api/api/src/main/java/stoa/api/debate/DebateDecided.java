package stoa.api.debate;

import java.util.Objects;
import java.util.Optional;

/**
 * The event {@code decided} of a stream of kind {@code debate}: it is over and this is the result, once per debate.
 *
 * @param winner empty for a draw or when nobody could be judged
 * @param rated whether ratings move
 */
public record DebateDecided(
        String proposition, String opposition, Optional<Seat> winner, boolean rated, String reason) {
    public static final String KIND = "debate";
    public static final String TYPE = "decided";

    public DebateDecided {
        Objects.requireNonNull(proposition, "proposition");
        Objects.requireNonNull(opposition, "opposition");
        Objects.requireNonNull(winner, "winner");
        Objects.requireNonNull(reason, "reason");
    }
}
