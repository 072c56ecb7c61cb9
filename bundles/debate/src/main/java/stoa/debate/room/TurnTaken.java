package stoa.debate.room;

import java.time.Duration;
import java.time.Instant;
import stoa.api.debate.Seat;
import stoa.api.debate.Turn;

/** A speech and what the judge says about it. */
public record TurnTaken(int number, Seat seat, String text, long usedMs, Instant at, Judging judging) {
    /** As a judge sees it. */
    public Turn anonymous() {
        return new Turn(number, seat, text, Duration.ofMillis(usedMs));
    }

    TurnTaken with(Judging word) {
        return new TurnTaken(number, seat, text, usedMs, at, word);
    }
}
