package stoa.judge.llm;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import stoa.api.debate.Criterion;
import stoa.api.debate.Flag;
import stoa.api.debate.Quote;
import stoa.api.debate.Score;
import stoa.api.debate.Seat;
import stoa.api.debate.Turn;
import stoa.api.debate.Verdict;

/**
 * What a judge says that cannot be talked to.
 *
 * @param word empty when there is none
 */
record Witness(Optional<Verdict> word) {
    /** What is flagged so is not shown to a model: it is no argument. */
    private static final Set<String> ASIDE = Set.of(
            Flag.PROMPT_INJECTION, Flag.GIBBERISH, Flag.KEYWORD_STUFFING, Flag.COPY, Flag.REPETITION, Flag.ABUSE);

    /** What says nothing against a speech. */
    private static final Set<String> HARMLESS = Set.of(Flag.HIDDEN_TEXT, Flag.CUT, Flag.LANGUAGE);

    /** What can be told of a language that one does not read. */
    private static final Set<String> VISIBLE = Set.of(Flag.PROMPT_INJECTION, Flag.HIDDEN_TEXT, Flag.CUT, Flag.LANGUAGE);

    static Witness none() {
        return new Witness(Optional.empty());
    }

    /** Where in the turn it found what is no argument. */
    List<Quote> aside(Turn turn) {
        return flags(turn.seat()).stream()
                .filter(flag -> ASIDE.contains(flag.code()))
                .flatMap(flag -> flag.quote().stream())
                .filter(quote -> quote.turn() == turn.number()
                        && quote.end() <= turn.text().length())
                .toList();
    }

    List<Flag> flags(Seat seat) {
        return word.stream()
                .flatMap(verdict -> verdict.flags().stream())
                .filter(flag -> flag.seat() == seat && (!isBlind() || VISIBLE.contains(flag.code())))
                .toList();
    }

    /** Whether it found something for which a model must not give more than it does. */
    boolean doubts(Seat seat) {
        return flags(seat).stream().anyMatch(flag -> !HARMLESS.contains(flag.code()));
    }

    boolean sawAnOrder(Seat seat) {
        return flags(seat).stream().anyMatch(flag -> flag.code().equals(Flag.PROMPT_INJECTION));
    }

    Optional<Double> points(Seat seat, Criterion criterion) {
        return word.stream()
                .flatMap(verdict -> verdict.scores().stream())
                .filter(score -> score.seat() == seat && score.criterion() == criterion)
                .map(Score::points)
                .findFirst();
    }

    boolean isTooShort() {
        return has(Verdict.Status.TOO_SHORT);
    }

    /** It was asked and could not read the language, so that nobody looks at the model's points. */
    boolean isBlind() {
        return has(Verdict.Status.UNSUPPORTED_LANGUAGE);
    }

    private boolean has(Verdict.Status status) {
        return word.filter(verdict -> verdict.status() == status).isPresent();
    }
}
