package stoa.judge.embedded;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import stoa.api.debate.Criterion;
import stoa.api.debate.Provenance;
import stoa.api.debate.Question;
import stoa.api.debate.Quote;
import stoa.api.debate.Score;
import stoa.api.debate.Seat;
import stoa.api.debate.Verdict;
import stoa.api.debate.Verdict.Status;
import stoa.api.text.Encoding;
import stoa.judge.embedded.score.Speech;
import stoa.judge.embedded.score.Telling;

/** Verdicts out of speeches that were read. */
record Ballot(Question question, Provenance provenance) {
    private static final Map<Criterion, Double> WEIGHTS =
            Map.of(Criterion.LOGIC, 0.35, Criterion.EVIDENCE, 0.25, Criterion.RELEVANCE, 0.2, Criterion.REBUTTAL, 0.2);
    private static final double DRAW = 0.15;
    private static final int MOST = 40;

    Verdict onTurn(Speech speech) {
        if (speech.isForeign()) {
            return Verdict.without(
                            Status.UNSUPPORTED_LANGUAGE,
                            "This judge was trained on English only, and this turn seems to be in another language.",
                            provenance)
                    .withFlags(new Telling(speech).flags());
        }
        if (speech.isEmpty()) {
            return Verdict.without(
                            Status.TOO_SHORT,
                            "There are no words here to score; write at least one full sentence.",
                            provenance)
                    .withFlags(new Telling(speech).flags());
        }
        var told = new Telling(speech);
        return new Verdict(
                        status(List.of(speech)),
                        told.scores(question.criteria()),
                        Optional.empty(),
                        sureOf(speech),
                        told.summary(),
                        provenance)
                .withFlags(told.flags())
                .withClaims(told.claims())
                .withFeedback(List.of(told.feedback()));
    }

    Verdict onDebate(List<Speech> speeches) {
        var said = Stream.of(Seat.values())
                .filter(seat -> !means(speeches, seat).isEmpty())
                .toList();
        var foreign = speeches.stream()
                .anyMatch(it -> it.isForeign() && !said.contains(it.turn().seat()));
        if (said.isEmpty() || foreign) {
            return Verdict.without(
                            foreign ? Status.UNSUPPORTED_LANGUAGE : Status.TOO_SHORT,
                            "Nothing was said that this judge can score.",
                            provenance)
                    .withFlags(flags(speeches));
        }
        var scores = Stream.of(Seat.values())
                .flatMap(seat -> said.contains(seat) ? means(speeches, seat).stream() : nothing(seat))
                .toList();
        var lead = total(scores, Seat.PROPOSITION) - total(scores, Seat.OPPOSITION);
        var winner = Math.abs(lead) < DRAW
                ? Optional.<Seat>empty()
                : Optional.of(lead > 0 ? Seat.PROPOSITION : Seat.OPPOSITION);
        return new Verdict(status(speeches), scores, winner, sureOf(lead), summary(winner, scores), provenance)
                .withFlags(flags(speeches))
                .withClaims(speeches.stream()
                        .flatMap(it -> new Telling(it).claims().stream())
                        .limit(MOST)
                        .toList())
                .withFeedback(feedback(speeches));
    }

    private List<Score> means(List<Speech> speeches, Seat seat) {
        return question.criteria().stream()
                .flatMap(it -> mean(speeches, seat, it).stream())
                .toList();
    }

    /** A side that wrote nothing to score has no points, and the debate a decision all the same. */
    private static Stream<Score> nothing(Seat seat) {
        return Stream.of(Criterion.LOGIC, Criterion.EVIDENCE, Criterion.RELEVANCE)
                .map(criterion -> new Score(seat, criterion, 0, "Nothing was said that can be scored.", List.of()));
    }

    private static Status status(List<Speech> speeches) {
        return speeches.stream().anyMatch(it -> it.method() == Encoding.Method.TABLE) ? Status.DEGRADED : Status.SCORED;
    }

    /** The mean over a seat's turns; a turn with nothing to score counts with nothing. */
    private Optional<Score> mean(List<Speech> speeches, Seat seat, Criterion criterion) {
        var found = speeches.stream()
                .filter(it -> it.turn().seat() == seat && it.points().containsKey(criterion))
                .toList();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var points = found.stream().flatMap(it -> it.on(criterion).stream()).toList();
        var value = points.stream().mapToDouble(Speech.Points::value).average().orElse(0);
        var low = points.stream().mapToDouble(Speech.Points::low).average().orElse(0);
        var high = points.stream().mapToDouble(Speech.Points::high).average().orElse(0);
        var best = found.stream()
                .flatMap(it -> new Telling(it).scores(List.of(criterion)).stream())
                .max(Comparator.comparingDouble(Score::points))
                .orElseThrow();
        var quotes = new ArrayList<Quote>(best.quotes());
        return Optional.of(new Score(seat, criterion, value, best.reason(), quotes)
                .within(Math.min(low, value), Math.max(high, value)));
    }

    private static double total(List<Score> scores, Seat seat) {
        var own = scores.stream().filter(score -> score.seat() == seat).toList();
        var weight = own.stream()
                .mapToDouble(score -> WEIGHTS.getOrDefault(score.criterion(), 0.0))
                .sum();
        return weight == 0
                ? 0
                : own.stream()
                                .mapToDouble(score -> score.points() * WEIGHTS.getOrDefault(score.criterion(), 0.0))
                                .sum()
                        / weight;
    }

    private static double sureOf(Speech speech) {
        return speech.on(Criterion.LOGIC)
                .map(points -> Math.max(0.2, 0.9 - (points.high() - points.low()) / 10))
                .orElse(0.5);
    }

    private static double sureOf(double lead) {
        return 1 / (1 + StrictMath.exp(-0.9 * Math.abs(lead)));
    }

    private static String summary(Optional<Seat> winner, List<Score> scores) {
        var totals = Arrays.stream(Seat.values())
                .map(seat -> seat.name().toLowerCase(java.util.Locale.ROOT) + " "
                        + String.format(java.util.Locale.ROOT, "%.1f", total(scores, seat)))
                .toList();
        return winner.map(seat -> "The " + seat.name().toLowerCase(java.util.Locale.ROOT) + " was more convincing")
                        .orElse("Both sides were about equally convincing")
                + " (" + String.join(", ", totals) + " of 10). Whether what was said is true was not checked.";
    }

    private static List<stoa.api.debate.Flag> flags(List<Speech> speeches) {
        return speeches.stream()
                .flatMap(it -> new Telling(it).flags().stream())
                .limit(MOST)
                .toList();
    }

    private static List<stoa.api.debate.Feedback> feedback(List<Speech> speeches) {
        return Arrays.stream(Seat.values())
                .flatMap(seat -> speeches.stream()
                        .filter(it -> it.turn().seat() == seat && it.quality().isPresent())
                        .reduce((_, last) -> last)
                        .stream())
                .map(speech -> new Telling(speech).feedback())
                .toList();
    }
}
