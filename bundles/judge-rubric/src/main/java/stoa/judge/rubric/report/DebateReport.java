package stoa.judge.rubric.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import stoa.api.debate.Criterion;
import stoa.api.debate.Provenance;
import stoa.api.debate.Score;
import stoa.api.debate.Seat;
import stoa.api.debate.Verdict;
import stoa.judge.rubric.score.Assessment;
import stoa.judge.rubric.score.Flag;

/** The verdict on a debate: the decision first, then what decided it, then one thing to keep and to change for each. */
public record DebateReport(Reading reading, Provenance provenance) {
    /** A smaller difference than this is a draw: the rules are not finer. */
    static final double MARGIN = 0.3;

    private static final int MOST_FLAGS = 40;

    public Verdict verdict() {
        var turns = IntStream.range(0, reading.turns().size()).boxed().toList();
        if (turns.stream().anyMatch(reading::isForeign)) {
            return unscored(
                    Verdict.Status.UNSUPPORTED_LANGUAGE,
                    "This judge understands English only, and a part of this debate seems to be in another language.");
        }
        if (turns.stream().allMatch(reading::isTooShort)) {
            return unscored(Verdict.Status.TOO_SHORT, "Neither side wrote enough to be judged.");
        }
        return decided(side(Seat.PROPOSITION), side(Seat.OPPOSITION));
    }

    private Verdict decided(Side proposition, Side opposition) {
        var difference = proposition.total() - opposition.total();
        var ahead = difference >= 0 ? proposition : opposition;
        var behind = ahead == proposition ? opposition : proposition;
        // Nobody wins by what only the other was measured by.
        var isDraw = Math.abs(difference) < MARGIN
                || shared(ahead, behind).noneMatch(criterion -> lead(ahead, behind, criterion) > 0);
        return new Verdict(
                        isCut(proposition, opposition) ? Verdict.Status.DEGRADED : Verdict.Status.SCORED,
                        scores(proposition, opposition),
                        isDraw ? Optional.empty() : Optional.of(ahead.seat()),
                        Math.min(0.9, 0.5 + Math.abs(difference) / 5),
                        decision(ahead, behind, isDraw) + " " + clash(ahead, behind) + " " + advice(proposition) + " "
                                + advice(opposition)
                                + " These points come from the text alone: the judge counts reasons, examples and answers, and it cannot"
                                + " know whether a fact is true.",
                        provenance)
                .withFlags(Stream.of(proposition, opposition)
                        .flatMap(Side::flags)
                        .limit(MOST_FLAGS)
                        .toList())
                .withReasons(Stream.of(ahead, behind).flatMap(Side::reasons).toList())
                .withFeedback(List.of(proposition.feedback(), opposition.feedback()));
    }

    private static String decision(Side ahead, Side behind, boolean isDraw) {
        var points = Weights.number(ahead.total()) + " to " + Weights.number(behind.total());
        return isDraw
                ? "The debate is a draw: %s points out of ten, which is closer than this judge can tell apart."
                        .formatted(points)
                : "The debate goes to the %s, by %s points out of ten.".formatted(ahead.name(), points);
    }

    /** What weighed most for the side ahead, and what spoke for the other. */
    private static String clash(Side ahead, Side behind) {
        var ordered = shared(ahead, behind)
                .sorted(Comparator.comparingDouble(criterion -> -lead(ahead, behind, criterion)))
                .toList();
        var first = ordered.getFirst();
        var last = ordered.getLast();
        var against = lead(ahead, behind, last) < 0 ? "The %s was ahead in %s, %s." : "The %s came closest in %s, %s.";
        return "It was decided by %s, where the %s had %s. "
                        .formatted(Weights.name(first), ahead.name(), compared(ahead, behind, first))
                + against.formatted(behind.name(), Weights.name(last), compared(behind, ahead, last));
    }

    private static Stream<Criterion> shared(Side one, Side other) {
        return one.criteria().stream().filter(other.criteria()::contains);
    }

    private static double lead(Side ahead, Side behind, Criterion criterion) {
        return Weights.of(criterion) * (ahead.points(criterion) - behind.points(criterion));
    }

    private static String compared(Side one, Side other, Criterion criterion) {
        return Weights.number(one.points(criterion)) + " against " + Weights.number(other.points(criterion));
    }

    private static String advice(Side side) {
        return "For the %s: keep %s; as one thing to change, %s.".formatted(side.name(), side.keep(), side.change());
    }

    private static List<Score> scores(Side proposition, Side opposition) {
        return Stream.of(proposition, opposition)
                .flatMap(side -> side.criteria().stream().map(side::score))
                .toList();
    }

    private Side side(Seat seat) {
        var scored = new ArrayList<Assessment>();
        var empty = 0;
        for (int index = 0; index < reading.turns().size(); index++) {
            if (reading.turns().get(index).seat() == seat) {
                if (reading.isTooShort(index)) {
                    empty++;
                } else {
                    scored.add(reading.assess(index));
                }
            }
        }
        return new Side(seat, scored, empty);
    }

    private static boolean isCut(Side... sides) {
        return Arrays.stream(sides)
                .flatMap(side -> side.turns().stream())
                .anyMatch(turn -> turn.speech().is(Flag.CUT));
    }

    private Verdict unscored(Verdict.Status status, String summary) {
        return new Verdict(status, List.of(), Optional.empty(), 0.9, summary, provenance);
    }
}
