package stoa.debate.room;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import stoa.api.debate.Seat;

/** How debates end and what then counts. */
final class Endings {
    /** Before both have spoken a result moves no rating. */
    private static final int RATED_FROM_TURNS = 2;

    private Endings() {}

    /** Ends it; unless the verdict must decide, the result follows at once. */
    static List<DebateEvent> of(Debate debate, EndReason reason, Optional<Seat> winner, Instant now) {
        var ended = new DebateEvent.Ended(
                reason, winner, debate.turns().size(), debate.clocks().stopped(now), now);
        return reason == EndReason.COMPLETE
                ? List.of(ended)
                : List.of(ended, decided(debate, winner, isRated(debate, reason, winner), reason.text()));
    }

    /** The result by the judge's word, or that there is none. */
    static DebateEvent.Decided byJudge(Debate debate, Judging word) {
        return word.hasScores()
                ? decided(
                        debate,
                        word.verdict().orElseThrow().winner(),
                        debate.terms().rated(),
                        EndReason.COMPLETE.text())
                : decided(debate, Optional.empty(), false, Outcome.UNJUDGED);
    }

    /** The result by the word of a person who spoke before the judge did. */
    static DebateEvent.Decided byPerson(Debate debate, Optional<Seat> winner) {
        return decided(debate, winner, debate.terms().rated(), EndReason.COMPLETE.text());
    }

    private static boolean isRated(Debate debate, EndReason reason, Optional<Seat> winner) {
        var nobodyStayed = reason == EndReason.ABANDONED && winner.isEmpty();
        return debate.terms().rated() && debate.turns().size() >= RATED_FROM_TURNS && !nobodyStayed;
    }

    private static DebateEvent.Decided decided(Debate debate, Optional<Seat> winner, boolean rated, String reason) {
        var proposition = debate.seats().proposition().orElseThrow();
        var opposition = debate.seats().opposition().orElseThrow();
        return new DebateEvent.Decided(
                proposition.user(), opposition.user(), proposition.name(), opposition.name(), winner, rated, reason);
    }
}
