package stoa.debate.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import stoa.api.debate.Criterion;
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
        decisive(ahead, order.getFirst());
        concession(ahead, order.getLast());
        unanswered(ahead.other());
        add("How sure is this? The judge gives it about "
                + Math.round(sheet.verdict().confidence() * 10) + " chances in ten of being the right decision.");
        add("The points weigh logic most, then evidence, then relevance and rebuttal, and they follow from what was"
                + " written here: the judge adds no knowledge of its own against a speaker, and it has not checked whether a"
                + " claim is true.");
        if (order.size() > 1) {
            second(ahead, order.get(1));
        }
        if (words() < FEWEST_WORDS) {
            add(
                    "Read the sentence beside each criterion below to see what carried the points and what would have carried"
                            + " more; both speakers find there one thing to keep and one thing to change for the next debate.");
        }
        return String.join(" ", sentences);
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
        var name = sheet.name(ahead);
        add((isDraw ? "Nobody was clearly ahead; the widest gap was in " : "The debate was decided by ")
                + criterion.title() + ", where " + name + " had " + compared(ahead, criterion) + ".");
        sheet.score(ahead, criterion).ifPresent(score -> show(name, score));
    }

    private void second(Seat ahead, Criterion criterion) {
        var leads = sheet.lead(ahead, criterion) > 0;
        add((leads ? "It counted too that in " : "They were level or behind in ") + criterion.title() + " "
                + sheet.name(ahead) + " had " + compared(ahead, criterion) + ".");
        sheet.score(ahead, criterion).ifPresent(score -> add(score.reason()));
    }

    private void concession(Seat ahead, Criterion criterion) {
        var other = ahead.other();
        var isAhead = sheet.lead(other, criterion) > 0;
        add(sheet.name(other) + (isAhead ? " was ahead in " : " came closest in ") + criterion.title() + ", with "
                + compared(other, criterion) + ".");
        sheet.score(other, criterion).ifPresent(score -> show(sheet.name(other), score));
    }

    private void show(String name, Score score) {
        add(score.reason());
        sheet.said(score).ifPresent(words -> add(name + " wrote " + words + "."));
    }

    private void unanswered(Seat seat) {
        var dropped = flow.droppedBy(seat);
        var example = dropped.stream().findFirst().flatMap(node -> sheet.words(node.place()));
        example.ifPresent(words -> add(sheet.name(seat) + " left " + count(dropped.size()) + " of the other side"
                + " unanswered, as far as the words show, such as “" + words + "”."));
    }

    private String compared(Seat seat, Criterion criterion) {
        return Sheet.number(sheet.points(seat, criterion)) + " points against "
                + Sheet.number(sheet.points(seat.other(), criterion));
    }

    private static String count(int arguments) {
        return arguments == 1 ? "one argument" : arguments + " arguments";
    }

    private void add(String sentence) {
        if (words() + count(sentence) <= NEARLY_FULL) {
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
