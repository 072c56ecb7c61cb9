package stoa.debate.room;

import java.util.Optional;
import java.util.stream.Stream;
import stoa.api.debate.Verdict;

/**
 * How far the judge is with a turn or with the debate. Words on it are revisions, none replaces another: the first stays, a
 * review is the latest later word of a judge, an overrule the latest word of a person; all others are in the log.
 *
 * @param verdict the first word, which is the one that decides
 * @param note why it is unjudged, or what is waited for, one sentence
 * @param insteadOf the judge that was chosen, when the first word is another's
 */
public record Judging(
        State state,
        Optional<Verdict> verdict,
        Optional<String> note,
        Optional<Review> review,
        Optional<Overrule> overrule,
        Optional<InsteadOf> insteadOf) {
    /** What people see. */
    public enum State {
        /** There is nothing to judge. */
        NONE,
        PENDING,
        /** Nothing is wrong but that no judge is there yet. */
        WAITING,
        SCORED,
        /** Scored in part, or by a weaker method than usual. */
        DEGRADED,
        UNJUDGED
    }

    static final Judging NONE = first(State.NONE, Optional.empty(), Optional.empty());
    static final Judging PENDING = first(State.PENDING, Optional.empty(), Optional.empty());
    static final Judging WAITING =
            first(State.WAITING, Optional.empty(), Optional.of("Waiting for a judge; none is installed or ready."));

    static Judging of(Verdict verdict, Optional<InsteadOf> insteadOf) {
        var word = of(verdict);
        return new Judging(word.state, word.verdict, word.note, word.review, word.overrule, insteadOf);
    }

    private static Judging of(Verdict verdict) {
        var word = Optional.of(verdict);
        return switch (verdict.status()) {
            case SCORED -> first(State.SCORED, word, Optional.empty());
            case PARTIAL, DEGRADED -> first(State.DEGRADED, word, Optional.empty());
            case REFUSED, UNJUDGED, TOO_SHORT, UNSUPPORTED_LANGUAGE ->
                first(State.UNJUDGED, word, Optional.of(verdict.summary()));
        };
    }

    static Judging gaveUp(String reason) {
        return first(State.UNJUDGED, Optional.empty(), Optional.of(reason));
    }

    private static Judging first(State state, Optional<Verdict> verdict, Optional<String> note) {
        return new Judging(state, verdict, note, Optional.empty(), Optional.empty(), Optional.empty());
    }

    Judging with(Review later) {
        return new Judging(state, verdict, note, Optional.of(later), overrule, insteadOf);
    }

    Judging with(Overrule word) {
        return new Judging(state, verdict, note, review, Optional.of(word), insteadOf);
    }

    /** How many words there are; that nobody could judge counts as one. */
    public int revisions() {
        return Stream.of(review.map(Review::revision), overrule.map(Overrule::revision))
                .flatMap(Optional::stream)
                .reduce(isPending() || state == State.NONE ? 0 : 1, Math::max);
    }

    /** Nobody has said anything yet. */
    public boolean isPending() {
        return state == State.PENDING || state == State.WAITING;
    }

    /** Whether there are points. */
    public boolean hasScores() {
        return state == State.SCORED || state == State.DEGRADED;
    }
}
