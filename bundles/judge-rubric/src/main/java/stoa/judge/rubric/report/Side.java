package stoa.judge.rubric.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import stoa.api.debate.Criterion;
import stoa.api.debate.Feedback;
import stoa.api.debate.Flag;
import stoa.api.debate.Reason;
import stoa.api.debate.Score;
import stoa.api.debate.Seat;
import stoa.judge.rubric.score.Assessment;

/**
 * What one side did in a debate.
 *
 * @param turns the speeches that could be scored
 * @param empty how many had too few words; they count as nothing
 */
record Side(Seat seat, List<Assessment> turns, int empty) {
    /** Less is nothing to hold up as an example. */
    private static final double FAIR = 3;

    Side {
        turns = List.copyOf(turns);
    }

    String name() {
        return seat.name().toLowerCase(Locale.ROOT);
    }

    double points(Criterion criterion) {
        var counted = counted(criterion);
        var sum = counted.stream()
                .mapToDouble(turn -> turn.finding(criterion).points())
                .sum();
        return Math.round(sum / Math.max(1, counted.size() + empty) * 10) / 10.0;
    }

    /** The weighted mean of what could be scored. */
    double total() {
        var sum = criteria().stream()
                .mapToDouble(criterion -> Weights.of(criterion) * points(criterion))
                .sum();
        return sum / criteria().stream().mapToDouble(Weights::of).sum();
    }

    /** Whoever only opened the debate had nothing to answer, and is not measured by it. */
    List<Criterion> criteria() {
        var hadToAnswer =
                turns.isEmpty() || empty > 0 || !counted(Criterion.REBUTTAL).isEmpty();
        return Criterion.CORE.stream()
                .filter(criterion -> hadToAnswer || criterion != Criterion.REBUTTAL)
                .toList();
    }

    private List<Assessment> counted(Criterion criterion) {
        return turns.stream()
                .filter(turn -> criterion != Criterion.REBUTTAL || turn.speech().number() > 1)
                .toList();
    }

    Score score(Criterion criterion) {
        var best = bestTurn(criterion);
        var shown = best.map(turn -> TurnReport.score(turn, seat, criterion));
        var reason = best.map(turn -> said(turn, criterion))
                .orElse(empty > 0 ? "What was written is too short to score." : "There was no speech to score.");
        return new Score(
                seat,
                criterion,
                points(criterion),
                reason,
                shown.map(Score::quotes).orElse(List.of()));
    }

    Stream<Flag> flags() {
        return turns.stream().flatMap(turn -> TurnReport.flags(turn, seat).stream());
    }

    Stream<Reason> reasons() {
        return new Grounds(seat, turns, empty).reasons().stream();
    }

    Feedback feedback() {
        return new Feedback(seat, TurnReport.sentence(keep()), TurnReport.sentence(change()));
    }

    /** One thing to keep. */
    String keep() {
        return best().flatMap(this::kept)
                .orElse(empty > 0 ? "taking your turns in time" : "the courage to sit down, and speak next time");
    }

    private Optional<String> kept(Criterion criterion) {
        return bestTurn(criterion).map(turn -> {
            var number = turn.speech().number();
            var reason = turn.finding(criterion).reason();
            return turn.finding(criterion).points() >= FAIR && isDeed(reason)
                    ? "the %s of turn %d: it %s"
                            .formatted(noun(criterion), number, lower(reason.replaceAll("[.]$", "")))
                    : "the clear side that you took in turn %d".formatted(number);
        });
    }

    private static String noun(Criterion criterion) {
        return criterion == Criterion.REBUTTAL ? "answer" : Weights.name(criterion);
    }

    /** "Turn 2 gives a reason", but "In turn 2 hardly anything is about the motion". */
    private static String said(Assessment turn, Criterion criterion) {
        var reason = turn.finding(criterion).reason();
        return (isDeed(reason) ? "Turn " : "In turn ") + turn.speech().number() + " " + lower(reason);
    }

    /** Whether the sentence says what a turn does. */
    private static boolean isDeed(String reason) {
        return reason.substring(0, reason.indexOf(' ')).endsWith("s");
    }

    /** One thing to change, as advised where it was weakest. */
    String change() {
        return criteria().stream()
                .min(Comparator.comparingDouble(this::points))
                .flatMap(criterion -> counted(criterion).stream()
                        .min(Comparator.comparingDouble(
                                turn -> turn.finding(criterion).points()))
                        .map(turn -> turn.finding(criterion).advice()))
                .orElse("write a few full sentences in every turn");
    }

    private Optional<Criterion> best() {
        return turns.isEmpty() ? Optional.empty() : criteria().stream().max(Comparator.comparingDouble(this::points));
    }

    private Optional<Assessment> bestTurn(Criterion criterion) {
        return counted(criterion).stream()
                .max(Comparator.comparingDouble(turn -> turn.finding(criterion).points()));
    }

    private static String lower(String sentence) {
        return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    }
}
