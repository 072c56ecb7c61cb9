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
    Side {
        turns = List.copyOf(turns);
    }

    String name() {
        return seat.name().toLowerCase(Locale.ROOT);
    }

    double points(Criterion criterion) {
        var sum = turns.stream()
                .mapToDouble(turn -> turn.finding(criterion).points())
                .sum();
        return Math.round(sum / Math.max(1, turns.size() + empty) * 10) / 10.0;
    }

    double total() {
        return Criterion.CORE.stream()
                .mapToDouble(criterion -> Weights.of(criterion) * points(criterion))
                .sum();
    }

    Score score(Criterion criterion) {
        var best = bestTurn(criterion);
        var shown = best.map(turn -> TurnReport.score(turn, seat, criterion));
        var reason = best.map(turn -> "At its best in turn " + turn.speech().number() + ": "
                        + lower(turn.finding(criterion).reason()))
                .orElse("There was no speech to score.");
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
        return new Feedback(seat, TurnReport.sentence("keep " + keep()), TurnReport.sentence(change()));
    }

    /** One thing to keep. */
    String keep() {
        return best().flatMap(this::bestTurn)
                .map(turn -> "what turn " + turn.speech().number() + " did for " + Weights.name(best().orElseThrow()))
                .orElse("the courage to sit down, and speak next time");
    }

    /** One thing to change, as advised where it was weakest. */
    String change() {
        return Criterion.CORE.stream()
                .min(Comparator.comparingDouble(this::points))
                .flatMap(criterion -> turns.stream()
                        .min(Comparator.comparingDouble(
                                turn -> turn.finding(criterion).points()))
                        .map(turn -> turn.finding(criterion).advice()))
                .orElse("write a few full sentences in every turn");
    }

    private Optional<Criterion> best() {
        return turns.isEmpty()
                ? Optional.empty()
                : Criterion.CORE.stream().max(Comparator.comparingDouble(this::points));
    }

    private Optional<Assessment> bestTurn(Criterion criterion) {
        return turns.stream()
                .max(Comparator.comparingDouble(turn -> turn.finding(criterion).points()));
    }

    private static String lower(String sentence) {
        return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    }
}
