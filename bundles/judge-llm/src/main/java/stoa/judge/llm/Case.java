package stoa.judge.llm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import stoa.api.debate.Question;
import stoa.api.debate.Quote;
import stoa.api.debate.Seat;
import stoa.api.debate.Turn;

/**
 * What one seat said and what it had to answer, without the sentences that speak to the judge.
 *
 * @param own the turns that are judged
 * @param clean what the model gets of them
 * @param opposing what the model gets of the other side; empty when there was nothing to answer
 * @param held where the own sentences stand that were held back
 */
record Case(Seat seat, List<Turn> own, String clean, String opposing, List<Quote> held) {
    private static final int LONGEST = 12_000;
    private static final int FEWEST_WORDS = 3;

    /** The turn that is asked for, beside the last turn of the other side before it. */
    static Case ofTurn(Question question, Turn turn) {
        var before = question.turns().stream()
                .filter(it -> it.number() < turn.number() && it.seat() != turn.seat())
                .reduce((_, later) -> later);
        return of(turn.seat(), List.of(turn), before.stream().toList());
    }

    /** All that a seat said; what it could answer are the turns before its last one. */
    static Case ofSeat(Question question, Seat seat) {
        var own = question.turns().stream().filter(it -> it.seat() == seat).toList();
        var last = own.isEmpty() ? 0 : own.getLast().number();
        return of(
                seat,
                own,
                question.turns().stream()
                        .filter(it -> it.seat() != seat && it.number() < last)
                        .toList());
    }

    private static Case of(Seat seat, List<Turn> own, List<Turn> others) {
        var held = new ArrayList<Quote>();
        own.forEach(turn -> held.addAll(Suspicion.of(turn.number(), turn.text()).held()));
        return new Case(seat, own, cleaned(own), cleaned(others), List.copyOf(held));
    }

    private static String cleaned(List<Turn> turns) {
        var text = turns.stream()
                .map(turn -> Suspicion.of(turn.number(), turn.text()).clean().strip())
                .collect(Collectors.joining("\n\n"))
                .strip();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    boolean isCut() {
        return clean.length() == LONGEST;
    }

    /** Too little to say anything about. */
    boolean isTooShort() {
        return clean.split("\\PL+").length < FEWEST_WORDS;
    }

    boolean hasToAnswer() {
        return !opposing.isBlank();
    }

    /** The same with everything that was said, to see what the held sentences would have won. */
    String whole() {
        var text = own.stream().map(Turn::text).collect(Collectors.joining("\n\n"));
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    /** Where these words stand in the own turns, outside what was held back. */
    Optional<Quote> find(String words) {
        return own.stream()
                .flatMap(turn -> new QuoteFinder(turn.number(), turn.text()).find(words).stream())
                .filter(quote -> held.stream().noneMatch(other -> overlaps(quote, other)))
                .findFirst();
    }

    private static boolean overlaps(Quote one, Quote other) {
        return one.turn() == other.turn() && one.start() < other.end() && other.start() < one.end();
    }
}
