package stoa.debate.room;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import stoa.api.debate.Seat;
import stoa.api.plugin.Outage;

/** Gives back the time in which nobody could act because the platform was down. Once per outage and debate. */
final class Credit {
    private Credit() {}

    static List<DebateEvent> of(Debate debate, Outage outage, Instant now) {
        var isKnown = debate.times()
                .creditedUntil()
                .filter(until -> !until.isBefore(outage.until()))
                .isPresent();
        if (isKnown || !waits(debate)) {
            return List.of();
        }
        var span = debate.clocks().since().map(since -> overlap(since, outage)).orElse(Duration.ZERO);
        var absences = Absences.of(debate.seats());
        var shifted = new Absences(
                absences.of(Seat.PROPOSITION).map(since -> shifted(since, outage)),
                absences.of(Seat.OPPOSITION).map(since -> shifted(since, outage)));
        var judgeWaits = debate.times()
                .endedAt()
                .filter(ended -> ended.isBefore(outage.until()))
                .isPresent();
        return span.isZero() && shifted.equals(absences) && !judgeWaits
                ? List.of()
                : List.of(new DebateEvent.Credited(
                        debate.clocks().notCharging(span), shifted, span.toMillis(), outage.until(), now));
    }

    private static boolean waits(Debate debate) {
        return debate.stage().isLive() || debate.judging().isPending();
    }

    private static Instant shifted(Instant since, Outage outage) {
        return since.plus(overlap(since, outage));
    }

    /** How much of the outage lies after the moment. */
    private static Duration overlap(Instant since, Outage outage) {
        var from = since.isAfter(outage.from()) ? since : outage.from();
        return from.isBefore(outage.until()) ? Duration.between(from, outage.until()) : Duration.ZERO;
    }

    /** The outage that a command tells of, else the one known since the start. */
    static Optional<Outage> known(DebateCommand command, Optional<Outage> sinceStart) {
        return command instanceof DebateCommand.PlatformBack back && back.from().isBefore(back.until())
                ? Optional.of(new Outage(back.from(), back.until()))
                : sinceStart;
    }
}
