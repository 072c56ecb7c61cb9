package stoa.debate.room;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import stoa.api.debate.Seat;
import stoa.api.debate.Verdict;
import stoa.api.stream.Schema;

/** What a debate can be asked. */
public sealed interface DebateCommand {
    Schema<DebateCommand> SCHEMA = Schema.of(DebateCommand.class)
            .json("open", 1, Open.class)
            .json("join", 1, Join.class)
            .json("leave", 1, Leave.class)
            .json("speak", 1, Speak.class)
            .json("resign", 1, Resign.class)
            .json("offerDraw", 1, OfferDraw.class)
            .json("answerDraw", 1, AnswerDraw.class)
            .json("abort", 1, Abort.class)
            .json("flagFell", 1, FlagFell.class)
            .json("seatAway", 1, SeatAway.class)
            .json("seatBack", 1, SeatBack.class)
            .json("graceOver", 1, GraceOver.class)
            .json("absenceOver", 1, AbsenceOver.class)
            .json("expire", 1, Expire.class)
            .json("platformBack", 1, PlatformBack.class)
            .json("recordTurnVerdict", 1, RecordTurnVerdict.class)
            .json("recordVerdict", 1, RecordVerdict.class)
            .json("judgeGaveUp", 1, JudgeGaveUp.class)
            .json("recordRatings", 1, RecordRatings.class)
            .json("awaitJudge", 1, AwaitJudge.class)
            .json("recordReview", 1, RecordReview.class)
            .json("overrule", 1, OverruleJudge.class);

    /** Opens the room; sent by the operation {@code debate.create} for the person who asked. */
    record Open(Motion motion, Terms terms, Optional<Seat> seat) implements DebateCommand {}

    /** What people do. */
    sealed interface Move extends DebateCommand {}

    /** What timers, presence and the platform's start bring about. */
    sealed interface Clockwork extends DebateCommand {}

    /** What comes from the judge and from the ratings. */
    sealed interface Report extends DebateCommand {}

    record Join(Optional<Seat> seat) implements Move {}

    record Leave() implements Move {}

    /**
     * A speech.
     *
     * @param turn the number this text shall have, so that a late text never answers another turn
     */
    record Speak(String text, int turn) implements Move {}

    record Resign() implements Move {}

    record OfferDraw() implements Move {}

    record AnswerDraw(boolean accept) implements Move {}

    record Abort() implements Move {}

    record FlagFell() implements Clockwork {}

    record SeatAway(String user) implements Clockwork {}

    record SeatBack(String user) implements Clockwork {}

    record GraceOver(Seat seat) implements Clockwork {}

    record AbsenceOver(Seat seat) implements Clockwork {}

    /** Nobody came. */
    record Expire() implements Clockwork {}

    /** Nobody could act between the two moments. */
    record PlatformBack(Instant from, Instant until) implements Clockwork {}

    /**
     * A judge's word on a turn.
     *
     * @param insteadOf the judge that was chosen, when another one speaks
     */
    record RecordTurnVerdict(int turn, Verdict verdict, Optional<Effort> effort, Optional<InsteadOf> insteadOf)
            implements Report {
        public RecordTurnVerdict(int turn, Verdict verdict) {
            this(turn, verdict, Optional.empty(), Optional.empty());
        }
    }

    /**
     * A judge's word on the whole.
     *
     * @param insteadOf the judge that was chosen, when another one speaks
     */
    record RecordVerdict(Verdict verdict, Optional<Effort> effort, Optional<InsteadOf> insteadOf) implements Report {
        public RecordVerdict(Verdict verdict) {
            this(verdict, Optional.empty(), Optional.empty());
        }
    }

    /**
     * There is and will be no verdict.
     *
     * @param turn empty for the debate as a whole
     */
    record JudgeGaveUp(Optional<Integer> turn, String reason, Optional<Effort> effort) implements Report {
        public JudgeGaveUp(Optional<Integer> turn, String reason) {
            this(turn, reason, Optional.empty());
        }
    }

    /** No judge is there yet. */
    record AwaitJudge(Optional<Integer> turn) implements Report {}

    /** A judge's word on what was judged before. */
    record RecordReview(Optional<Integer> turn, Verdict verdict, Optional<Effort> effort) implements Report {
        public RecordReview(Optional<Integer> turn, Verdict verdict) {
            this(turn, verdict, Optional.empty());
        }
    }

    /**
     * A teacher's word in place of the judge's.
     *
     * @param turn empty for the debate as a whole
     * @param winner of the debate; empty for a draw
     */
    record OverruleJudge(Optional<Integer> turn, Optional<Seat> winner, List<Mark> marks, String reason)
            implements DebateCommand {
        public OverruleJudge {
            marks = List.copyOf(marks);
        }
    }

    record RecordRatings(List<RatingChange> changes) implements Report {
        public RecordRatings {
            changes = List.copyOf(changes);
        }
    }
}
