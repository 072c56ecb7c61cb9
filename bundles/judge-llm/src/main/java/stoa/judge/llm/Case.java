package stoa.judge.llm;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import stoa.api.debate.Question;
import stoa.api.debate.Quote;
import stoa.api.debate.Seat;
import stoa.api.debate.Turn;

/**
 * What one seat said and what it had to answer, without what is no argument.
 *
 * @param own the turns that are judged
 * @param clean what the model gets of them
 * @param opposing what the model gets of the other side; empty when there was nothing to answer
 * @param orders where the own sentences stand that speak to the judge
 * @param aside where the witness found what is no argument
 */
record Case(Seat seat, List<Turn> own, String clean, String opposing, List<Quote> orders, List<Quote> aside) {
    private static final int LONGEST = 12_000;
    private static final int FEWEST_WORDS = 3;

    /** The turn that is asked for, beside the last turn of the other side before it. */
    static Case ofTurn(Question question, Turn turn, Witness witness) {
        var before = question.turns().stream()
                .filter(it -> it.number() < turn.number() && it.seat() != turn.seat())
                .reduce((_, later) -> later);
        return of(turn.seat(), List.of(turn), before.stream().toList(), witness);
    }

    /** All that a seat said; what it could answer are the turns before its last one. */
    static Case ofSeat(Question question, Seat seat, Witness witness) {
        var own = question.turns().stream().filter(it -> it.seat() == seat).toList();
        var last = own.isEmpty() ? 0 : own.getLast().number();
        var others = question.turns().stream()
                .filter(it -> it.seat() != seat && it.number() < last)
                .toList();
        return of(seat, own, others, witness);
    }

    private static Case of(Seat seat, List<Turn> own, List<Turn> others, Witness witness) {
        var orders = own.stream()
                .flatMap(turn -> Suspicion.of(turn.number(), begin(turn.text())).held().stream())
                .toList();
        var aside = own.stream().flatMap(turn -> witness.aside(turn).stream()).toList();
        return new Case(seat, own, cleaned(own, witness), Opposing.arguments(cleaned(others, witness)), orders, aside);
    }

    private static String cleaned(List<Turn> turns, Witness witness) {
        return begin(turns.stream()
                .map(turn -> cleaned(turn, witness))
                .collect(Collectors.joining("\n\n"))
                .strip());
    }

    private static String cleaned(Turn turn, Witness witness) {
        var text = begin(turn.text());
        var gone = empty(text);
        var quotes = new ArrayList<>(witness.aside(turn));
        quotes.addAll(Suspicion.of(turn.number(), text).held());
        quotes.forEach(quote -> gone.set(quote.start(), quote.end()));
        var left = IntStream.range(0, text.length())
                .filter(at -> !gone.get(at))
                .mapToObj(at -> String.valueOf(text.charAt(at)))
                .collect(Collectors.joining())
                .strip();
        return Disguise.off(left);
    }

    /** Courtesies, and what was said before in the same turn. */
    private static BitSet empty(String text) {
        var gone = new BitSet();
        var said = new HashSet<String>();
        Suspicion.SENTENCE.matcher(text).results().forEach(sentence -> {
            var words = sentence.group()
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N}]+", " ")
                    .strip();
            if (!words.isEmpty() && !said.add(words) || Courtesy.is(sentence.group())) {
                gone.set(sentence.start(), sentence.end());
            }
        });
        return gone;
    }

    /** Up to the end of a sentence where there is one, or half a sentence would look like a new one. */
    private static String begin(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        var cut = text.substring(0, LONGEST);
        var end = IntStream.of(
                        cut.lastIndexOf(". "), cut.lastIndexOf("! "), cut.lastIndexOf("? "), cut.lastIndexOf('\n'))
                .max()
                .getAsInt();
        return end < LONGEST / 2 ? cut : cut.substring(0, end + 1);
    }

    boolean isCut() {
        return own.stream().mapToInt(turn -> turn.text().length()).sum() > LONGEST;
    }

    /** Too little to say anything about. */
    boolean isTooShort() {
        return clean.split("\\PL+").length < FEWEST_WORDS;
    }

    boolean hasToAnswer() {
        return !opposing.isBlank();
    }

    /** The same with everything that was said, to see what the orders in it would have won. */
    String whole() {
        return begin(own.stream().map(Turn::text).collect(Collectors.joining("\n\n")));
    }

    /** Where these words stand in the own turns, outside what was held back. */
    Optional<Quote> find(String words) {
        return own.stream()
                .flatMap(turn -> new QuoteFinder(turn.number(), turn.text()).find(words).stream())
                .filter(quote -> !touches(quote, orders) && !touches(quote, aside))
                .findFirst();
    }

    private static boolean touches(Quote one, List<Quote> others) {
        return others.stream()
                .anyMatch(
                        other -> one.turn() == other.turn() && one.start() < other.end() && other.start() < one.end());
    }
}
