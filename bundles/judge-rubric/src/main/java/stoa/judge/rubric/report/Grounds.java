package stoa.judge.rubric.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stoa.api.debate.Criterion;
import stoa.api.debate.Quote;
import stoa.api.debate.Reason;
import stoa.api.debate.Seat;
import stoa.judge.rubric.score.Assessment;
import stoa.judge.rubric.score.Flag;

/**
 * Why a side was ahead or behind, as codes: what earned many points on an axis, what few, and what was held back. The strongest
 * first, each once, with the sentences of the turn in which it shows best.
 */
record Grounds(Seat seat, List<Assessment> turns, int empty) {
    private static final double MANY = 6;
    private static final double FEW = 3;
    private static final double MIDDLE = 5;
    private static final Map<Flag, String> OF_FLAGS =
            Map.of(Flag.ABUSE, Reason.ATTACKS_PERSON, Flag.REPEATED, Reason.REPEATS, Flag.GARBLED, Reason.UNCLEAR);

    private record Ground(double strength, Reason reason) {}

    List<Reason> reasons() {
        if (turns.stream().allMatch(turn -> turn.speech().counted().isEmpty())) {
            return List.of(new Reason(seat, Reason.NOT_AN_ARGUMENT, List.of()));
        }
        var grounds = new ArrayList<Ground>();
        Criterion.CORE.forEach(criterion -> ofAxis(criterion).ifPresent(grounds::add));
        OF_FLAGS.forEach((flag, code) -> turns.stream()
                .filter(turn -> turn.speech().is(flag))
                .findFirst()
                .ifPresent(turn -> grounds.add(new Ground(FEW, new Reason(seat, code, place(turn, flag))))));
        return grounds.stream()
                .sorted(Comparator.comparingDouble(Ground::strength)
                        .reversed()
                        .thenComparing(ground -> ground.reason().code()))
                .map(Ground::reason)
                .toList();
    }

    private Optional<Ground> ofAxis(Criterion criterion) {
        var points = new Side(seat, turns, empty).points(criterion);
        if (points > FEW && points < MANY || isOnlyOpening(criterion)) {
            return Optional.empty();
        }
        var isStrong = points >= MANY;
        var best = Comparator.<Assessment>comparingDouble(
                turn -> turn.finding(criterion).points());
        var shown = turns.stream().max(isStrong ? best : best.reversed()).orElseThrow();
        var quotes = TurnReport.score(shown, seat, criterion).quotes();
        return Optional.of(new Ground(Math.abs(points - MIDDLE), new Reason(seat, code(criterion, isStrong), quotes)));
    }

    /** Whoever opens has nothing to answer. */
    private boolean isOnlyOpening(Criterion criterion) {
        return criterion == Criterion.REBUTTAL
                && turns.stream().allMatch(turn -> turn.speech().number() == 1);
    }

    private static String code(Criterion criterion, boolean isStrong) {
        return switch (criterion) {
            case LOGIC -> isStrong ? Reason.BETTER_EXPLAINED : Reason.NO_REASONING;
            case EVIDENCE -> isStrong ? Reason.CONCRETE_EXAMPLE : Reason.NO_SUPPORT;
            case RELEVANCE -> isStrong ? Reason.TO_THE_POINT : Reason.OFF_TOPIC;
            case REBUTTAL -> isStrong ? Reason.ANSWERS_OTHER_SIDE : Reason.LEAVES_UNANSWERED;
            case STYLE -> isStrong ? Reason.BALANCED : Reason.UNCLEAR;
        };
    }

    private static List<Quote> place(Assessment turn, Flag flag) {
        return Optional.ofNullable(turn.speech().places().get(flag))
                .map(sentence -> new Quote(turn.speech().number(), sentence.start(), sentence.end()))
                .stream()
                .toList();
    }
}
