package stoa.debate.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import stoa.api.debate.Criterion;
import stoa.api.debate.Quote;
import stoa.api.debate.Score;
import stoa.api.debate.Seat;

/**
 * The reason for the decision in plain words: what decided, in the words of the speakers, what spoke for the other side, what
 * was left unanswered, and how sure the judge is. Sentences are added in the order of their weight while there is room.
 */
final class Rfd {
    static final int FEWEST_WORDS = 80;
    static final int MOST_WORDS = 200;
    private static final int NEARLY_FULL = 185;
    /** Whoever has less was not strong. */
    private static final double WEAK = 4;
    /** Less is nothing to speak of. */
    private static final double LEAST = 0.5;

    private final Sheet sheet;
    private final Flow flow;
    private final List<String> sentences = new ArrayList<>();

    private Rfd(Sheet sheet, Flow flow) {
        this.sheet = sheet;
        this.flow = flow;
    }

    static String of(Sheet sheet, Flow flow) {
        return new Rfd(sheet, flow).compose();
    }

    private String compose() {
        var ahead = ahead();
        var order = sheet.byLead(ahead);
        if (order.isEmpty()) {
            return "";
        }
        opening();
        if (!sheet.isEmpty()) {
            decisive(ahead, order.getFirst());
            concession(ahead, order);
            unanswered(ahead.other());
        }
        add(sureness());
        add(
                "In the points reasoning weighs most, then evidence, then relevance and answering the other side, and they follow"
                        + " from what was written here: the judge adds no knowledge of its own against a speaker, and it has not"
                        + " checked whether a claim is true.");
        if (order.size() > 1 && !sheet.isEmpty()) {
            second(ahead, order.get(1));
        }
        if (words() < FEWEST_WORDS) {
            add(
                    "Read the sentence beside each criterion below to see what carried the points and what would have carried"
                            + " more; both speakers find there one thing to keep and one thing to change for the next debate.");
        }
        return String.join(" ", sentences);
    }

    private void opening() {
        if (Headline.isEarly(sheet.debate())) {
            add(
                    "The result follows from how the debate ended; this is how the judge saw what had been said until then.");
        }
        if (sheet.isEmpty()) {
            add("Neither speaker wrote anything that could earn points, so there was nothing to weigh.");
        }
    }

    private String sureness() {
        var chances = Math.round(sheet.verdict().confidence() * 10);
        return chances == 0
                ? "How sure is this? The judge does not say."
                : "How sure is this? The judge gives it about " + chances + (chances == 1 ? " chance" : " chances")
                        + " in ten of being the right decision.";
    }

    private Seat ahead() {
        return sheet.verdict()
                .winner()
                .orElse(
                        sheet.total(Seat.PROPOSITION) >= sheet.total(Seat.OPPOSITION)
                                ? Seat.PROPOSITION
                                : Seat.OPPOSITION);
    }

    private void decisive(Seat ahead, Criterion criterion) {
        var isDraw = sheet.verdict().winner().isEmpty();
        var verb = Headline.isEarly(sheet.debate()) ? "The widest gap was in " : "The debate was decided by ";
        var isWeak = Math.max(sheet.points(ahead, criterion), sheet.points(ahead.other(), criterion)) < WEAK;
        add((isDraw ? "Nobody was clearly ahead; the widest gap was in " : verb) + criterion.inWords() + ", where "
                + compared(ahead, criterion) + (isWeak ? "; neither was strong there." : "."));
        sheet.score(ahead, criterion).ifPresent(this::explain);
        show(ahead, sheet.score(ahead, criterion));
    }

    private void second(Seat ahead, Criterion criterion) {
        var leads = sheet.lead(ahead, criterion) > 0;
        add((leads ? "It counted too that in " : "It weighed less that in ") + criterion.inWords() + " "
                + compared(ahead, criterion) + ".");
        sheet.score(ahead, criterion).ifPresent(this::explain);
    }

    /** What speaks for the other side: where it is ahead or comes closest, if it had anything there. */
    private void concession(Seat ahead, List<Criterion> order) {
        var other = ahead.other();
        var criterion = order.reversed().stream()
                .filter(one -> sheet.points(other, one) >= LEAST)
                .findFirst();
        if (criterion.isPresent()) {
            var isAhead = sheet.lead(other, criterion.get()) > 0;
            add(sheet.name(other) + (isAhead ? " was ahead in " : " came closest in ")
                    + criterion.get().inWords() + ", where " + compared(other, criterion.get()) + ".");
            sheet.score(other, criterion.get()).ifPresent(this::explain);
        }
        show(other, criterion.flatMap(one -> sheet.score(other, one)));
    }

    private void explain(Score score) {
        add(Sheet.stopped(Sheet.capital(score.reason())));
    }

    /** The words on which the points rest; else others of that speaker that carry an argument. */
    private void show(Seat seat, Optional<Score> score) {
        var own = score.stream().flatMap(one -> one.quotes().stream());
        var others = sheet.scores(seat).stream().flatMap(one -> one.quotes().stream());
        var said = flow.nodes().stream().filter(node -> node.seat() == seat).map(Flow.Node::place);
        Stream.of(own, others, said)
                .flatMap(places -> places)
                .filter(quote -> isOf(seat, quote))
                .filter(quote -> sheet.words(quote).filter(this::isNew).isPresent())
                .findFirst()
                .ifPresent(quote -> add(Sheet.stopped(sheet.name(seat) + " wrote in turn " + quote.turn() + ": "
                        + Sheet.quoted(sheet.words(quote).orElseThrow()))));
    }

    private boolean isOf(Seat seat, Quote quote) {
        return sheet.debate()
                .turn(quote.turn())
                .filter(turn -> turn.seat() == seat)
                .isPresent();
    }

    /** No words are shown twice. */
    private boolean isNew(String words) {
        var shown = Sheet.quoted(words);
        var bare = shown.substring(1, shown.length() - 1);
        return sentences.stream().noneMatch(sentence -> sentence.contains(bare));
    }

    private void unanswered(Seat seat) {
        var dropped = flow.droppedBy(seat);
        var example = dropped.stream()
                .flatMap(node -> sheet.words(node.place()).stream())
                .filter(this::isNew)
                .findFirst();
        example.ifPresent(words -> add(Sheet.stopped(sheet.name(seat) + " left " + count(dropped.size())
                + " of the other side unanswered, as far as the words show, such as " + Sheet.quoted(words))));
    }

    private String compared(Seat seat, Criterion criterion) {
        var own = Sheet.number(sheet.points(seat, criterion));
        var others = Sheet.number(sheet.points(seat.other(), criterion));
        if (own.equals(others)) {
            return own.equals("0.0") ? "neither had any points" : "both had " + own + " points";
        }
        return sheet.name(seat) + " had " + own + " points against " + others;
    }

    private static String count(int arguments) {
        return arguments == 1 ? "one argument" : arguments + " arguments";
    }

    private void add(String sentence) {
        if (words() + count(sentence) <= NEARLY_FULL && !sentences.contains(sentence.strip())) {
            sentences.add(sentence.strip());
        }
    }

    private int words() {
        return sentences.stream().mapToInt(Rfd::count).sum();
    }

    static int count(String text) {
        return Optional.of(text.strip())
                .filter(words -> !words.isEmpty())
                .map(words -> words.split("\\s+").length)
                .orElse(0);
    }
}
