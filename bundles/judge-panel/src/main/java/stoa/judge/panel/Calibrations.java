package stoa.judge.panel;

import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    private static final String OVERRULED = "overruled";

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

    /** A person's points. */
    public record Word(List<Mark> marks) {}

    /** Points for one criterion. */
    public record Mark(Seat seat, Criterion criterion, double points) {}

    @Override
    public String name() {
        return "judge-panel-calibration";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(DebateDecided.KIND);
    }

    @Override
    public void apply(Recorded event) {
        if (event.type().equals(OVERRULED)) {
            learn(event.as(Overruled.class));
        }
    }

    @Override
    public void reset() {
        store.clear();
    }

    Calibration of(String judge) {
        return store.get(judge).orElse(Calibration.NONE);
    }

    void learn(Overruled word) {
        word.judged().ifPresent(verdict -> {
            if (verdict.votes().isEmpty()) {
                learn(verdict.provenance(), verdict.scores(), word.overrule());
            }
            for (var vote : verdict.votes()) {
                learn(vote, word.overrule());
            }
        });
    }

    /** A vote was calibrated when it was cast; that the line is then fitted to the new scale is a small error that dies out. */
    private void learn(Vote vote, Word word) {
        learn(vote.judge(), vote.scores(), word);
    }

    private void learn(Provenance judge, List<Score> scores, Word word) {
        var line = of(judge.judge());
        for (var mark : word.marks()) {
            var given = scores.stream()
                    .filter(score -> score.seat() == mark.seat() && score.criterion() == mark.criterion())
                    .findFirst();
            if (given.isPresent()) {
                line = line.with(given.get().points(), mark.points());
            }
        }
        store.put(judge.judge(), line);
    }
}
