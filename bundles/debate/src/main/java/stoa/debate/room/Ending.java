package stoa.debate.room;

import java.util.Optional;
import stoa.api.debate.Seat;

/**
 * How it ended.
 *
 * @param winner empty for a draw and while the verdict is awaited
 */
public record Ending(EndReason reason, Optional<Seat> winner) {}
