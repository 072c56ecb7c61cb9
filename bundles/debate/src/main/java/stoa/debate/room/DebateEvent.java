package stoa.debate.room;

import java.time.Instant;
import java.util.Optional;
import stoa.api.debate.Seat;
import stoa.api.debate.Verdict;
import stoa.api.stream.Recorded;
import stoa.api.stream.Schema;

/** What happened in a debate. Whatever moves the clocks carries them, so that a reader needs no arithmetic. */
public sealed interface DebateEvent {
    Schema<DebateEvent> SCHEMA = Schema.of(DebateEvent.class)
            .json("opened", 1, Opened.class)
            .json("joined", 1, Joined.class)
            .json("left", 1, Left.class)
            .json("started", 1, Started.class)
            .json("spoken", 1, Spoken.class)
            .json("seatAway", 1, SeatAway.class)
            .json("seatBack", 1, SeatBack.class)
            .json("graceSpent", 1, GraceSpent.class)
            .json("paused", 1, Paused.class)
            .json("resumed", 1, Resumed.class)
            .json("credited", 1, Credited.class)
            .json("drawOffered", 1, DrawOffered.class)
            .json("drawDeclined", 1, DrawDeclined.class)
            .json("ended", 1, Ended.class)
            .json("turnScored", 1, TurnScored.class)
            .json("turnUnjudged", 1, TurnUnjudged.class)
            .json("verdict", 1, VerdictReached.class)
            .json("judgeAwaited", 1, JudgeAwaited.class)
            .json("reviewed", 1, Reviewed.class)
            .json("overruled", 1, Overruled.class)
            .json("unjudged", 1, Unjudged.class)
            .json("decided", 1, Decided.class)
            .json("ratingChanged", 1, RatingChanged.class)
            .json("aborted", 1, Aborted.class);

    /** An event of a debate from the log. */
    static DebateEvent read(Recorded recorded) {
        return recorded.as(SCHEMA.form(recorded.type())
                .orElseThrow(
                        () -> new IllegalArgumentException("Event '" + recorded.type() + "' is not one of a debate"))
                .type());
    }

    record Opened(Motion motion, Terms terms, String host, Instant at) implements DebateEvent {}

    record Joined(Seat seat, String user, String name, boolean guest, Instant at) implements DebateEvent {}

    record Left(Seat seat, Instant at) implements DebateEvent {}

    record Started(Clocks clocks, Instant at) implements DebateEvent {}

    record Spoken(int turn, Seat seat, String text, long usedMs, Clocks clocks, Instant at) implements DebateEvent {}

    record SeatAway(Seat seat, Instant at) implements DebateEvent {}

    record SeatBack(Seat seat, long graceMs, Instant at) implements DebateEvent {}

    record GraceSpent(Seat seat, Instant at) implements DebateEvent {}

    record Paused(Clocks clocks, Instant at) implements DebateEvent {}

    record Resumed(Clocks clocks, Instant at) implements DebateEvent {}

    /**
     * Time that an outage took is given back.
     *
     * @param until the end of the outage that is not charged
     */
    record Credited(Clocks clocks, Absences absences, long outageMs, Instant until, Instant at)
            implements DebateEvent {}

    record DrawOffered(Seat seat, Instant at) implements DebateEvent {}

    record DrawDeclined(Seat seat, Instant at) implements DebateEvent {}

    record Ended(EndReason reason, Optional<Seat> winner, int turns, Clocks clocks, Instant at)
            implements DebateEvent {}

    /**
     * The word on a turn.
     *
     * @param insteadOf the judge that was chosen, when another one spoke
     */
    record TurnScored(int turn, Verdict verdict, Optional<Effort> effort, Optional<InsteadOf> insteadOf)
            implements DebateEvent {}

    record TurnUnjudged(int turn, String reason, Optional<Effort> effort) implements DebateEvent {}

    /**
     * The word that decides.
     *
     * @param insteadOf the judge that was chosen, when another one spoke
     */
    record VerdictReached(Verdict verdict, Optional<Effort> effort, Optional<InsteadOf> insteadOf)
            implements DebateEvent {}

    record Unjudged(String reason, Optional<Effort> effort) implements DebateEvent {}

    /**
     * No judge is there; the question waits.
     *
     * @param turn empty for the debate as a whole
     */
    record JudgeAwaited(Optional<Integer> turn) implements DebateEvent {}

    /**
     * A later word of a judge. It changes no result.
     *
     * @param turn empty for the debate as a whole
     */
    record Reviewed(Optional<Integer> turn, Review review, Optional<Effort> effort) implements DebateEvent {}

    /**
     * A person's word in place of the judge's.
     *
     * @param turn empty for the debate as a whole
     * @param judged the judge's word that stood, for those who calibrate judges: the first one, whoever reviewed it later
     */
    record Overruled(Optional<Integer> turn, Overrule overrule, Optional<Verdict> judged) implements DebateEvent {}

    /** The result; readable as {@link stoa.api.debate.DebateDecided}, with the names as they were. */
    record Decided(
            String proposition,
            String opposition,
            String propositionName,
            String oppositionName,
            Optional<Seat> winner,
            boolean rated,
            String reason)
            implements DebateEvent {}

    record RatingChanged(Seat seat, String user, int before, int after, int delta) implements DebateEvent {}

    record Aborted(String reason, Instant at) implements DebateEvent {}
}
