package stoa.api.debate;

import java.util.Objects;

/**
 * Advice for one speaker, each one sentence.
 *
 * @param keep what worked
 * @param change what to do differently next time
 */
public record Feedback(Seat seat, String keep, String change) {
    public Feedback {
        Objects.requireNonNull(seat, "seat");
        Objects.requireNonNull(keep, "keep");
        Objects.requireNonNull(change, "change");
    }
}
