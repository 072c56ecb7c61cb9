package stoa.debate.judging;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.api.debate.JudgeDescriptor;
import stoa.api.panel.CallContext;
import stoa.api.panel.Operation;
import stoa.api.panel.OperationSpec;
import stoa.api.plugin.PluginContext;

/** Gives for each judge who it is, how it was evaluated and how it did here. */
@Component(service = Operation.class)
public final class CardsOperation implements Operation<CardsOperation.Input, CardsOperation.Output> {
    /** The points of this many weeks before are what the newest week is held against. */
    private static final int WEEKS = 8;

    private final Readiness readiness;
    private final JudgeTallies tallies;
    private final InstantSource clock;

    @Activate
    public CardsOperation(
            @Reference PluginContext context, @Reference Readiness readiness, @Reference JudgeTallies tallies) {
        this.readiness = readiness;
        this.tallies = tallies;
        this.clock = context.clock();
    }

    /** Nothing to say. */
    public record Input() {}

    /** The judges in the order in which they are asked. */
    public record Output(List<JudgeCard> judges) {
        public Output {
            judges = List.copyOf(judges);
        }
    }

    /**
     * A judge.
     *
     * @param need what must be set up before it can judge, one sentence; empty when it can
     * @param evaluation JSON in the form of {@link stoa.api.debate.EvaluationCard}
     * @param problem why the card that the judge brings is not shown
     * @param p50Ms within which half of the answers came, rounded up; 0 without answers. Like all figures here it is of all
     *     weeks and survives a restart
     * @param failures how often it was asked in vain
     * @param statuses how many verdicts of each
     * @param overruleRate overrules for each verdict
     * @param steadiness how often it named the same winner when the speakers changed places, 0 to 1; empty when never tried
     * @param drift by how much the mean points of the newest week differ from those of the weeks before; empty without both
     */
    public record JudgeCard(
            JudgeDescriptor judge,
            Optional<String> need,
            Optional<String> evaluation,
            Optional<String> problem,
            double p50Ms,
            double p99Ms,
            long failures,
            Map<String, Integer> statuses,
            int verdicts,
            int overruled,
            double overruleRate,
            Optional<Double> steadiness,
            Optional<Double> drift,
            long tokens,
            long micros) {}

    @Override
    public OperationSpec<Input, Output> spec() {
        return OperationSpec.of("judges.cards", "Shows the judges and how they did", Input.class, Output.class)
                .get("/judges");
    }

    @Override
    public Output run(Input input, CallContext context) {
        var cards = new ArrayList<JudgeCard>();
        try {
            for (var standing : readiness.standings()) {
                cards.add(card(standing, standing.known().line().card()));
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return new Output(cards);
    }

    private JudgeCard card(Readiness.Standing standing, Evaluation evaluation) {
        var weeks = tallies.of(standing.judge().id());
        var latency = weeks.stream().map(week -> new Latency(week.latency())).reduce(Latency.NONE, Latency::plus);
        var statuses = new TreeMap<String, Integer>();
        weeks.forEach(week -> week.statuses().forEach((status, count) -> statuses.merge(status, count, Integer::sum)));
        var verdicts = weeks.stream().mapToInt(JudgeTally::verdicts).sum();
        var overruled = weeks.stream().mapToInt(JudgeTally::overruled).sum();
        return new JudgeCard(
                standing.judge(),
                standing.need(),
                evaluation.json(),
                evaluation.problem(),
                latency.percentile(50),
                latency.percentile(99),
                weeks.stream().mapToLong(JudgeTally::failures).sum(),
                statuses,
                verdicts,
                overruled,
                verdicts == 0 ? 0 : overruled / (double) verdicts,
                steadiness(weeks),
                drift(weeks, JudgeTallies.week(clock.instant())),
                weeks.stream().mapToLong(JudgeTally::tokens).sum(),
                weeks.stream().mapToLong(JudgeTally::micros).sum());
    }

    private static Optional<Double> steadiness(List<JudgeTally> weeks) {
        var tried = weeks.stream().mapToInt(JudgeTally::swapped).sum();
        var agreed = weeks.stream().mapToInt(JudgeTally::steady).sum();
        return tried == 0 ? Optional.empty() : Optional.of(agreed / (double) tried);
    }

    static Optional<Double> drift(List<JudgeTally> weeks, long now) {
        var newest = mean(weeks.stream().filter(week -> week.week() == now).toList());
        var before = mean(weeks.stream()
                .filter(week -> week.week() < now && week.week() >= now - WEEKS)
                .toList());
        return newest.flatMap(mean -> before.map(former -> mean - former));
    }

    private static Optional<Double> mean(List<JudgeTally> weeks) {
        var count = weeks.stream().mapToInt(JudgeTally::scores).sum();
        var sum = weeks.stream().mapToDouble(JudgeTally::points).sum();
        return count == 0 ? Optional.empty() : Optional.of(sum / count);
    }
}
