package stoa.judge.panel;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.api.debate.Criterion;
import stoa.api.debate.DebateDecided;
import stoa.api.debate.Provenance;
import stoa.api.debate.Score;
import stoa.api.debate.Seat;
import stoa.api.debate.Verdict;
import stoa.api.debate.Vote;
import stoa.api.plugin.PluginContext;
import stoa.api.store.Store;
import stoa.api.stream.Projection;
import stoa.api.stream.Recorded;

/** Learns from people who overrule how to read each judge; what was learned is rebuilt from the log. */
@Component(service = {Projection.class, Calibrations.class})
public final class Calibrations implements Projection {
    /** From so many judges on their agreement says something. */
    private static final int PANEL = 3;

    private final Store<Calibration> store;

    @Activate
    public Calibrations(@Reference PluginContext context) {
        this(context.stores().open("calibrations", Calibration.class));
    }

    Calibrations(Store<Calibration> store) {
        this.store = store;
    }

    /** What this plugin reads of an overrule. */
    public record Overruled(Word overrule, Optional<Verdict> judged) {}

    /** A person's points, and whom that person sees ahead: nobody in a draw, and where a turn is meant. */
    public record Word(List<Mark> marks, Optional<Seat> winner) {}

    /** Points for one criterion. */
    public record Mark(Seat seat, Criterion criterion, double points) {}

    /** What this plugin reads of a verdict. */
    public record Judged(Verdict verdict) {}

    /** What this plugin reads of a later verdict. */
    public record Reviewed(Judged review) {}

    @Override
    public String name() {
        return "judge-panel-calibration";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(DebateDecided.KIND);
    }

    @Override
    public void apply(Recorded event) {
        switch (event.type()) {
            case "overruled" -> learn(event.as(Overruled.class));
            case "turnScored", "verdict" -> compare(event.as(Judged.class).verdict());
            case "reviewed" -> compare(event.as(Reviewed.class).review().verdict());
            default -> {
                // Nothing else says how well a judge judged.
            }
        }
    }

    @Override
    public void reset() {
        store.clear();
    }

    Calibration of(String judge) {
        return store.get(judge).orElse(Calibration.NONE);
    }

    /** A person is right; of a panel every judge learns from the points that it gave itself. */
    void learn(Overruled word) {
        word.judged().ifPresent(verdict -> {
            if (verdict.votes().isEmpty()) {
                learn(verdict.provenance(), verdict.winner(), verdict.scores(), word.overrule());
            }
            for (var vote : verdict.votes()) {
                if (vote.status().hasScores()) {
                    learn(vote.judge(), vote.winner(), given(vote), word.overrule());
                }
            }
        });
    }

    /** Where three or more agree, the others are held against them. */
    void compare(Verdict verdict) {
        var counted = verdict.votes().stream()
                .filter(vote -> vote.status().hasScores())
                .toList();
        if (counted.size() < PANEL) {
            return;
        }
        for (var vote : counted) {
            var line = of(vote.judge().judge());
            for (var score : given(vote)) {
                line = Tally.find(verdict.scores(), score.seat(), score.criterion())
                        .map(Score::points)
                        .map(hinted(line, score))
                        .orElse(line);
            }
            store.put(vote.judge().judge(), line);
        }
    }

    private static Function<Double, Calibration> hinted(Calibration line, Score score) {
        return agreed -> line.hinted(score.points(), agreed);
    }

    private void learn(Provenance judge, Optional<Seat> winner, List<Score> scores, Word word) {
        var line = of(judge.judge());
        for (var mark : word.marks()) {
            var given = Tally.find(scores, mark.seat(), mark.criterion());
            if (given.isPresent()) {
                line = line.with(given.get().points(), mark.points());
            }
        }
        var isWhole = scores.stream().map(Score::seat).distinct().count() > 1;
        store.put(judge.judge(), isWhole ? line.namedWinner(winner.equals(word.winner())) : line);
    }

    /** Votes of older logs hold calibrated points only. */
    private static List<Score> given(Vote vote) {
        return vote.given().isEmpty() ? vote.scores() : vote.given();
    }
}
