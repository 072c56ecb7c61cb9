package stoa.debate.room;

import java.util.Optional;
import stoa.api.debate.Verdict;

/**
 * How far the judge is with a turn or with the debate.
 *
 * @param note why it is unjudged, one sentence
 */
public record Judging(State state, Optional<Verdict> verdict, Optional<String> note) {
    /** What people see. */
    public enum State {
        /** There is nothing to judge. */
        NONE,
        PENDING,
        SCORED,
        /** Scored in part, or by a weaker method than usual. */
        DEGRADED,
        UNJUDGED
    }

    static final Judging NONE = new Judging(State.NONE, Optional.empty(), Optional.empty());
    static final Judging PENDING = new Judging(State.PENDING, Optional.empty(), Optional.empty());

    static Judging of(Verdict verdict) {
        return switch (verdict.status()) {
            case SCORED -> new Judging(State.SCORED, Optional.of(verdict), Optional.empty());
            case PARTIAL, DEGRADED -> new Judging(State.DEGRADED, Optional.of(verdict), Optional.empty());
            case REFUSED, UNJUDGED, TOO_SHORT, UNSUPPORTED_LANGUAGE ->
                new Judging(State.UNJUDGED, Optional.of(verdict), Optional.of(verdict.summary()));
        };
    }

    static Judging gaveUp(String reason) {
        return new Judging(State.UNJUDGED, Optional.empty(), Optional.of(reason));
    }

    public boolean isPending() {
        return state == State.PENDING;
    }

    /** Whether there are points. */
    public boolean hasScores() {
        return state == State.SCORED || state == State.DEGRADED;
    }
}
