package stoa.judge.llm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import stoa.api.debate.Criterion;
import stoa.api.debate.Flag;
import stoa.api.debate.Provenance;
import stoa.api.debate.Question;
import stoa.api.debate.Score;
import stoa.api.debate.Seat;
import stoa.api.debate.Verdict;
import stoa.api.llm.Completion;
import stoa.api.llm.Outcome;

/** The verdict out of what was found about each seat. */
record Report(Question question) {
    private static final Map<Criterion, Double> WEIGHTS = Map.of(
            Criterion.LOGIC, 0.35, Criterion.EVIDENCE, 0.25, Criterion.RELEVANCE, 0.20, Criterion.REBUTTAL, 0.20);
    private static final double DRAW = 0.3;
    private static final int MOST = 40;

    Verdict without(Verdict.Status status, String summary) {
        return Verdict.without(status, summary, provenance(List.of()));
    }

    /** Nothing to ask a model about; what was found without one is told. */
    Verdict tooShort(List<Remarks> remarks) {
        return without(Verdict.Status.TOO_SHORT, "There is too little to judge.")
                .withFlags(remarks.stream()
                        .flatMap(each -> each.found().stream())
                        .limit(MOST)
                        .toList());
    }

    Verdict of(List<Interview> interviews, List<Optional<Found>> found) {
        var asked = interviews.stream().flatMap(each -> each.asked().stream()).toList();
        var failed = failure(asked);
        if (found.stream().anyMatch(Optional::isEmpty)) {
            var why = failed.orElseThrow();
            return Verdict.without(status(why.outcome()), why.reason(), provenance(asked))
                    .withFlags(Stream.concat(
                                    interviews.stream().flatMap(each -> each.remarks().found().stream()),
                                    leak(interviews, why))
                            .limit(MOST)
                            .toList());
        }
        var seats = found.stream().map(Optional::get).toList();
        return whole(seats, provenance(asked));
    }

    /** The first question about a speech that has no answer. */
    private static Optional<Completion<?>> failure(List<Completion<?>> asked) {
        return asked.stream()
                .filter(each -> each.answer().isEmpty())
                .min(Comparator.comparing(each -> status(each.outcome())));
    }

    private static Verdict.Status status(Outcome outcome) {
        return switch (outcome) {
            case REFUSED, LEAKED -> Verdict.Status.REFUSED;
            case ANSWERED,
                    TRUNCATED,
                    INVALID,
                    TOO_LONG,
                    OUT_OF_BUDGET,
                    RESTING,
                    LATE,
                    UNAVAILABLE,
                    NOT_ALLOWED,
                    NOT_SET_UP -> Verdict.Status.UNJUDGED;
        };
    }

    private static Stream<Flag> leak(List<Interview> interviews, Completion<?> why) {
        return why.outcome() != Outcome.LEAKED
                ? Stream.of()
                : interviews.stream()
                        .filter(each -> each.asked().contains(why))
                        .map(each -> new Flag(
                                Flag.PROMPT_INJECTION,
                                each.seat(),
                                Optional.empty(),
                                "Does it try to steer the judge?"));
    }

    private Verdict whole(List<Found> seats, Provenance provenance) {
        var scores = seats.stream().flatMap(each -> each.scores().stream()).toList();
        var lead = question.turn().isPresent() ? 0 : total(scores, Seat.PROPOSITION) - total(scores, Seat.OPPOSITION);
        var winner = Math.abs(lead) < DRAW
                ? Optional.<Seat>empty()
                : Optional.of(lead > 0 ? Seat.PROPOSITION : Seat.OPPOSITION);
        var flags = seats.stream()
                .flatMap(each -> each.flags().stream())
                .limit(MOST)
                .toList();
        var status = status(seats, flags);
        return new Verdict(status, scores, winner, confidence(seats, lead), summary(seats, winner), provenance)
                .withClaims(seats.stream()
                        .flatMap(each -> each.claims().stream())
                        .limit(MOST)
                        .toList())
                .withFlags(flags)
                .withFeedback(
                        seats.stream().flatMap(each -> each.feedback().stream()).toList());
    }

    private static Verdict.Status status(List<Found> seats, List<Flag> flags) {
        if (!seats.stream().allMatch(Found::complete)) {
            return Verdict.Status.PARTIAL;
        }
        var weaker = seats.stream().anyMatch(Found::held)
                || flags.stream().anyMatch(flag -> flag.code().equals(Flag.CUT));
        return weaker ? Verdict.Status.DEGRADED : Verdict.Status.SCORED;
    }

    /** Over the criteria that both seats have, so that a missing one moves nobody. */
    private static double total(List<Score> scores, Seat seat) {
        var sum = 0.0;
        var weight = 0.0;
        for (var score : scores) {
            var both = scores.stream()
                            .filter(it -> it.criterion() == score.criterion())
                            .count()
                    == 2;
            if (score.seat() == seat && both) {
                sum += WEIGHTS.getOrDefault(score.criterion(), 0.0) * score.points();
                weight += WEIGHTS.getOrDefault(score.criterion(), 0.0);
            }
        }
        return weight == 0 ? 0 : sum / weight;
    }

    private double confidence(List<Found> seats, double lead) {
        var own = seats.stream().mapToDouble(Found::confidence).min().orElse(0);
        return question.turn().isPresent() ? own : own * Math.clamp(0.5 + Math.abs(lead) / 6, 0.5, 0.95);
    }

    private String summary(List<Found> seats, Optional<Seat> winner) {
        if (question.turn().isPresent()) {
            return seats.getFirst().rationale();
        }
        var decision = winner.map(
                        seat -> seat == Seat.PROPOSITION ? "The proposition is ahead." : "The opposition is ahead.")
                .orElse("The sides are level.");
        return decision + " Proposition: " + seats.getFirst().rationale() + " Opposition: "
                + seats.getLast().rationale();
    }

    private Provenance provenance(List<Completion<?>> asked) {
        var origin = new Provenance(
                ModelJudge.ID, ModelJudge.VERSION, "language model, a question for each speech", question.inputHash());
        var sources = new ArrayList<>(asked.stream().map(Completion::source).toList());
        if (sources.isEmpty()) {
            return origin;
        }
        var cost = new Provenance.Cost(
                sources.stream().mapToLong(Completion.Source::inputTokens).sum(),
                sources.stream().mapToLong(Completion.Source::outputTokens).sum(),
                sources.stream().mapToLong(Completion.Source::micros).sum());
        var priced = origin.withPrompt(sources.getFirst().promptHash()).withCost(cost);
        return sources.stream()
                .flatMap(source -> source.model().stream())
                .findFirst()
                .map(priced::withModel)
                .orElse(priced);
    }
}
