package stoa.judge.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import stoa.api.debate.Criterion;
import stoa.api.debate.Feedback;
import stoa.api.debate.Flag;
import stoa.api.debate.Provenance;
import stoa.api.debate.Question;
import stoa.api.debate.Score;
import stoa.api.debate.Seat;
import stoa.api.debate.Verdict;
import stoa.api.debate.Verdict.Status;
import stoa.api.debate.VerdictCheck;
import stoa.api.debate.Vote;

/**
 * Counts the votes of a panel.
 *
 * @param casts what was said, in the order of the votes
 */
record Tally(Question question, List<Cast> casts, List<Vote> votes) {
    /** From here on the judges see different debates, and people are told. */
    static final double SPLIT = 2.5;

    private static final double MARGIN = 0.3;
    private static final int MOST_REMARKS = VerdictCheck.MOST_REMARKS;

    Verdict verdict(Provenance origin) {
        var counted = votes.stream().filter(vote -> vote.status().hasScores()).toList();
        var said = said();
        if (counted.isEmpty()) {
            var first = said.stream().findFirst();
            return Verdict.without(
                            first.map(Verdict::status).orElse(Status.UNJUDGED),
                            first.map(Verdict::summary).orElse("No judge of the panel answered in time."),
                            origin)
                    .withVotes(votes);
        }
        var scores = scores(counted);
        var winner = winner(counted, scores);
        return new Verdict(status(counted), scores, winner, confidence(winner), summary(counted), origin)
                .withVotes(votes)
                .withFlags(flags())
                .withFeedback(feedback())
                .withClaims(said.stream()
                        .flatMap(word -> word.claims().stream())
                        .distinct()
                        .limit(MOST_REMARKS)
                        .toList())
                .withReasons(said.stream()
                        .flatMap(word -> word.reasons().stream())
                        .distinct()
                        .limit(MOST_REMARKS)
                        .toList());
    }

    private List<Verdict> said() {
        return casts.stream().flatMap(cast -> cast.said().stream()).toList();
    }

    private List<Score> scores(List<Vote> counted) {
        var scores = new ArrayList<Score>();
        for (var seat : Seat.values()) {
            for (var criterion : Criterion.values()) {
                score(counted, seat, criterion).ifPresent(scores::add);
            }
        }
        return scores;
    }

    private Optional<Score> score(List<Vote> counted, Seat seat, Criterion criterion) {
        var given = new ArrayList<Score>();
        var weights = new ArrayList<Double>();
        for (var vote : counted) {
            find(vote.scores(), seat, criterion).ifPresent(score -> {
                given.add(score);
                weights.add(vote.weight());
            });
        }
        if (given.isEmpty()) {
            return Optional.empty();
        }
        var points = given.stream().map(Score::points).toList();
        var middle = round(Aggregate.of(points, weights));
        var nearest = given.stream()
                .min((a, b) -> Double.compare(Math.abs(a.points() - middle), Math.abs(b.points() - middle)))
                .orElseThrow();
        var low = given.stream()
                .mapToDouble(score -> low(score, given.size()))
                .min()
                .orElse(middle);
        var high = given.stream()
                .mapToDouble(score -> high(score, given.size()))
                .max()
                .orElse(middle);
        return Optional.of(new Score(seat, criterion, middle, nearest.reason(), nearest.quotes())
                .within(Math.min(low, middle), Math.max(high, middle)));
    }

    /** Between judges the interval is how far they are apart; a single one's is its own. */
    private static double low(Score score, int judges) {
        return score.interval()
                .filter(range -> judges == 1)
                .map(Score.Interval::low)
                .orElse(score.points());
    }

    private static double high(Score score, int judges) {
        return score.interval()
                .filter(range -> judges == 1)
                .map(Score.Interval::high)
                .orElse(score.points());
    }

    static Optional<Score> find(List<Score> scores, Seat seat, Criterion criterion) {
        return scores.stream()
                .filter(score -> score.seat() == seat && score.criterion() == criterion)
                .findFirst();
    }

    private static double round(double points) {
        return Math.clamp(Math.round(points * 10) / 10.0, 0, 10);
    }

    /** By the weight of the judges who name a winner; the points decide where that is level. */
    private Optional<Seat> winner(List<Vote> counted, List<Score> scores) {
        if (question.turn().isPresent()) {
            return Optional.empty();
        }
        var lead = balance(counted);
        var byPoints = mean(scores, Seat.PROPOSITION) - mean(scores, Seat.OPPOSITION);
        var decisive = Math.abs(lead) > 1e-9 ? lead : Math.abs(byPoints) < MARGIN ? 0 : byPoints;
        if (decisive == 0 || Math.signum(decisive) != Math.signum(byPoints) && Math.abs(byPoints) > 0) {
            return Optional.empty();
        }
        return Optional.of(decisive > 0 ? Seat.PROPOSITION : Seat.OPPOSITION);
    }

    private static double balance(List<Vote> counted) {
        return counted.stream()
                .mapToDouble(vote -> vote.winner()
                        .map(seat -> seat == Seat.PROPOSITION ? vote.weight() : -vote.weight())
                        .orElse(0.0))
                .sum();
    }

    private static double mean(List<Score> scores, Seat seat) {
        return scores.stream()
                .filter(score -> score.seat() == seat)
                .mapToDouble(Score::points)
                .average()
                .orElse(0);
    }

    private Status status(List<Vote> counted) {
        return counted.size() < votes.size() ? Status.PARTIAL : Status.SCORED;
    }

    /** The part of the weight that agrees, times how sure those judges are. */
    private double confidence(Optional<Seat> winner) {
        double sum = 0;
        double all = 0;
        for (int i = 0; i < votes.size(); i++) {
            var vote = votes.get(i);
            all += vote.weight();
            sum += vote.winner().equals(winner) ? vote.weight() * sureness(i) : 0;
        }
        return all == 0 ? 0 : Math.clamp(sum / all, 0, 1);
    }

    private double sureness(int place) {
        return casts.get(place).said().map(Verdict::confidence).orElse(0.0);
    }

    double spread() {
        double widest = 0;
        for (var seat : Seat.values()) {
            for (var criterion : Criterion.values()) {
                var points = votes.stream()
                        .flatMap(vote -> find(vote.scores(), seat, criterion).stream())
                        .map(Score::points)
                        .toList();
                widest = Math.max(widest, Aggregate.spread(points));
            }
        }
        return widest;
    }

    private List<Flag> flags() {
        var split = spread() > SPLIT
                ? Stream.of(new Flag(
                        Flag.SPLIT_PANEL,
                        question.asked().map(turn -> turn.seat()).orElse(Seat.PROPOSITION),
                        Optional.empty(),
                        "The judges are up to %.1f points apart; look at their reasons.".formatted(spread())))
                : Stream.<Flag>empty();
        var found = said().stream().flatMap(word -> word.flags().stream()).distinct();
        return Stream.concat(split, found).limit(MOST_REMARKS).toList();
    }

    private List<Feedback> feedback() {
        return Stream.of(Seat.values())
                .flatMap(seat -> said().stream()
                        .flatMap(word -> word.feedback().stream())
                        .filter(advice -> advice.seat() == seat)
                        .limit(1))
                .toList();
    }

    private String summary(List<Vote> counted) {
        var best = 0;
        for (int i = 1; i < votes.size(); i++) {
            best = votes.get(i).weight() > votes.get(best).weight() ? i : best;
        }
        var word = casts.get(best).said().map(Verdict::summary).orElse("");
        var who = counted.size() == 1 ? "One judge" : counted.size() + " judges";
        var split = spread() > SPLIT ? " They are far apart: this is a split panel." : "";
        var all = who + " spoke." + split + " " + word;
        return all.substring(0, Math.min(VerdictCheck.LONGEST_SUMMARY, all.length()));
    }
}
