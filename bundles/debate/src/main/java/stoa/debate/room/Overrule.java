package stoa.debate.room;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import stoa.api.debate.Seat;

/**
 * A person's word in place of the judge's, with the reason.
 *
 * @param winner empty for a draw, or when a turn is meant
 * @param marks the points that the person gives; criteria that are left out stay as they were
 * @param by the person's id
 */
public record Overrule(
        int revision, Optional<Seat> winner, List<Mark> marks, String reason, String by, String name, Instant at) {
    public Overrule {
        marks = List.copyOf(marks);
    }
}
