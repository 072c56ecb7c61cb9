package stoa.debate.judging;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.api.debate.DebateDecided;
import stoa.api.debate.Provenance;
import stoa.api.debate.Verdict;
import stoa.api.plugin.PluginContext;
import stoa.api.store.Store;
import stoa.api.stream.Projection;
import stoa.api.stream.Recorded;
import stoa.debate.room.DebateEvent;
import stoa.debate.room.Effort;

/** Counts by judge, version and week what judges said and how often a person spoke in their place. */
@Component(service = {Projection.class, JudgeTallies.class})
public final class JudgeTallies implements Projection {
    private static final Set<String> TYPES =
            Set.of("turnScored", "turnUnjudged", "verdict", "unjudged", "reviewed", "overruled");

    private final Store<JudgeTally> store;

    @Activate
    public JudgeTallies(@Reference PluginContext context) {
        this.store = context.stores().open("judge-weeks", JudgeTally.class);
    }

    @Override
    public String name() {
        return "debate-judge-tallies";
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
    public void apply(Recorded recorded) {
        if (!TYPES.contains(recorded.type())) {
            return;
        }
        switch (DebateEvent.read(recorded)) {
            case DebateEvent.TurnScored word -> count(recorded.at(), word.verdict(), word.effort());
            case DebateEvent.VerdictReached word -> count(recorded.at(), word.verdict(), word.effort());
            case DebateEvent.Reviewed word -> count(recorded.at(), word.review().verdict(), word.effort());
            case DebateEvent.TurnUnjudged word -> blame(recorded.at(), word.effort());
            case DebateEvent.Unjudged word -> blame(recorded.at(), word.effort());
            case DebateEvent.Overruled word ->
                word.judged()
                        .ifPresent(judged -> change(recorded.at(), judged.provenance(), JudgeTally::overruledOnce));
            default -> {
                // The other types were sorted out above.
            }
        }
    }

    @Override
    public void reset() {
        store.clear();
    }

    /** All weeks of a judge, oldest first within a version. */
    List<JudgeTally> of(String judge) {
        return store.list(judge + "/", "", 1_000).stream()
                .map(Store.Entry::value)
                .toList();
    }

    static long week(Instant at) {
        return at.getEpochSecond() / Duration.ofDays(7).toSeconds();
    }

    private void count(Instant at, Verdict verdict, Optional<Effort> effort) {
        var from = verdict.provenance();
        var took = effort.flatMap(Effort::tookMicros);
        change(
                at,
                from,
                tally -> took.map(micros -> tally.with(verdict).tookMicros(micros))
                        .orElseGet(() -> tally.with(verdict)));
        for (var vote : verdict.votes()) {
            vote.steady().ifPresent(same -> change(at, vote.judge(), tally -> tally.swapped(same)));
        }
        blame(at, effort);
    }

    private void blame(Instant at, Optional<Effort> effort) {
        effort.stream()
                .flatMap(known -> known.failed().stream())
                .forEach(judge -> change(at, judge.judge(), judge.version(), JudgeTally::failedOnce));
    }

    private void change(Instant at, Provenance judge, UnaryOperator<JudgeTally> change) {
        change(at, judge.judge(), judge.version(), change);
    }

    private void change(Instant at, String judge, String version, UnaryOperator<JudgeTally> change) {
        var week = week(at);
        var key = "%s/%s/%06d".formatted(judge, version, week);
        var known = store.get(key).orElseGet(() -> JudgeTally.none(judge, version, week));
        store.put(key, change.apply(known));
    }
}
