package stoa.debate.room;

import java.time.Instant;
import java.util.Optional;

/**
 * The moments of a debate.
 *
 * @param judgeBy when the platform stops waiting for the verdict
 * @param creditedUntil the end of the last outage that was not charged
 */
public record Times(
        Optional<Instant> openedAt,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt,
        Optional<Instant> judgeBy,
        Optional<Instant> creditedUntil) {
    static final Times NONE =
            new Times(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    Times opened(Instant at) {
        return new Times(Optional.of(at), startedAt, endedAt, judgeBy, creditedUntil);
    }

    Times started(Instant at) {
        return new Times(openedAt, Optional.of(at), endedAt, judgeBy, creditedUntil);
    }

    Times ended(Instant at) {
        return new Times(openedAt, startedAt, Optional.of(at), Optional.of(at.plus(Timetable.VERDICT)), creditedUntil);
    }

    Times credited(Instant until) {
        return new Times(
                openedAt, startedAt, endedAt, judgeBy.map(by -> until.plus(Timetable.VERDICT)), Optional.of(until));
    }
}
