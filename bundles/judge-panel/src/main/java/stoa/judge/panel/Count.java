package stoa.judge.panel;

import java.util.ArrayList;
import java.util.List;
import stoa.api.debate.Provenance;
import stoa.api.debate.Question;
import stoa.api.debate.Score;
import stoa.api.debate.Verdict;
import stoa.api.debate.Vote;

/** Makes votes of what was said: calibrated, weighed, with the reason where one does not count. */
record Count(Calibrations calibrations, Question question, List<Cast> casts) {
    /** A judge that changes its mind with the order of the speakers is worth half. */
    private static final double SHAKY = 0.5;

    private static final int LONGEST_METHOD = 100;

    Verdict verdict(String judge, String version) {
        var shares = Aggregate.weights(
                        casts.stream().filter(Cast::counts).map(this::raw).toList())
                .iterator();
        var votes = new ArrayList<Vote>();
        for (var cast : casts) {
            votes.add(vote(cast, cast.counts() ? shares.next() : 0));
        }
        return new Tally(question, casts, votes).verdict(origin(judge, version));
    }

    private double raw(Cast cast) {
        return calibrations.of(cast.who().id()).weight() * (cast.isShaky() ? SHAKY : 1);
    }

    private Vote vote(Cast cast, double weight) {
        var line = calibrations.of(cast.who().id());
        var given = cast.said().map(Verdict::scores).orElse(List.of());
        return new Vote(
                cast.from(question.inputHash()),
                cast.said().map(Verdict::status).orElse(Verdict.Status.UNJUDGED),
                cast.winner(),
                weight,
                given.stream().map(score -> calibrated(score, line)).toList(),
                cast.note(),
                given.stream().map(Count::bare).toList(),
                cast.steady());
    }

    /** The reason stands beside the calibrated points already. */
    private static Score bare(Score score) {
        return new Score(score.seat(), score.criterion(), score.points(), "", List.of());
    }

    /** The order of points stays, so an interval stays one around them. */
    private static Score calibrated(Score score, Calibration line) {
        var points =
                new Score(score.seat(), score.criterion(), line.apply(score.points()), score.reason(), score.quotes());
        return score.interval()
                .map(range -> points.within(line.apply(range.low()), line.apply(range.high())))
                .orElse(points);
    }

    private Provenance origin(String judge, String version) {
        var names =
                casts.stream().filter(Cast::counts).map(cast -> cast.who().id()).sorted();
        var method = "panel of " + String.join(", ", names.toList());
        var short100 = method.substring(0, Math.min(LONGEST_METHOD, method.length()));
        var costs = casts.stream().flatMap(Cast::costs).toList();
        var origin = new Provenance(judge, version, short100, question.inputHash());
        return costs.isEmpty() ? origin : origin.withCost(sum(costs));
    }

    private static Provenance.Cost sum(List<Provenance.Cost> costs) {
        return new Provenance.Cost(
                costs.stream().mapToLong(Provenance.Cost::inputTokens).sum(),
                costs.stream().mapToLong(Provenance.Cost::outputTokens).sum(),
                costs.stream().mapToLong(Provenance.Cost::micros).sum());
    }
}
