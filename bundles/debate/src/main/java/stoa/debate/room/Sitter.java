package stoa.debate.room;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A person in a seat.
 *
 * @param awaySince the start of the countdown of an absent person: of the grace, or of the absence when none is left
 * @param graceMs what is left of the time by which both clocks may stand still for this person
 * @param offeredAt how many turns had been taken when this person last offered a draw; -1 for never
 */
public record Sitter(
        String user,
        String name,
        boolean guest,
        boolean present,
        Optional<Instant> awaySince,
        long graceMs,
        int offeredAt) {
    static final Duration GRACE = Duration.ofSeconds(60);

    static Sitter of(String user, String name, boolean guest) {
        return new Sitter(user, name, guest, true, Optional.empty(), GRACE.toMillis(), -1);
    }

    /** Away, and the clocks may stand still for it. */
    boolean holdsClocks() {
        return !present && graceMs > 0;
    }

    Sitter gone(Instant at) {
        return new Sitter(user, name, guest, false, Optional.of(at), graceMs, offeredAt);
    }

    Sitter back(long graceLeft) {
        return new Sitter(user, name, guest, true, Optional.empty(), graceLeft, offeredAt);
    }

    Sitter graceSpent(Instant at) {
        return new Sitter(user, name, guest, present, Optional.of(at), 0, offeredAt);
    }

    Sitter offered(int turns) {
        return new Sitter(user, name, guest, present, awaySince, graceMs, turns);
    }

    /** What is left of the grace after the present absence. */
    long graceLeft(Instant now) {
        var spent =
                awaySince.map(since -> Duration.between(since, now).toMillis()).orElse(0L);
        return Math.max(0, graceMs - spent);
    }
}
