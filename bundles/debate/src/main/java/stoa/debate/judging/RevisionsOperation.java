package stoa.debate.judging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.api.debate.DebateDecided;
import stoa.api.debate.Verdict;
import stoa.api.panel.CallContext;
import stoa.api.panel.Operation;
import stoa.api.panel.OperationSpec;
import stoa.api.plugin.PluginContext;
import stoa.api.stream.Recorded;
import stoa.api.stream.Streams;
import stoa.debate.report.Hall;
import stoa.debate.room.DebateEvent;
import stoa.debate.room.Overrule;

/** Gives every word that was said on a debate and its turns, from the log: nothing is overwritten. */
@Component(service = Operation.class)
public final class RevisionsOperation implements Operation<RevisionsOperation.Input, RevisionsOperation.Output> {
    private static final int PAGE = 500;

    private final Streams streams;

    @Activate
    public RevisionsOperation(@Reference PluginContext context) {
        this.streams = context.streams();
    }

    /**
     * Which words.
     *
     * @param turn of one turn only
     */
    public record Input(String id, Optional<Integer> turn) {}

    /** Oldest first. */
    public record Output(List<Revision> revisions) {
        public Output {
            revisions = List.copyOf(revisions);
        }
    }

    /**
     * One word.
     *
     * @param turn empty for the debate as a whole
     * @param kind {@code verdict}, {@code unjudged}, {@code review} or {@code overrule}
     */
    public record Revision(
            Optional<Integer> turn,
            String kind,
            Instant at,
            Optional<Verdict> verdict,
            Optional<Overrule> overrule,
            Optional<String> note) {}

    @Override
    public OperationSpec<Input, Output> spec() {
        return OperationSpec.of("debate.revisions", "Gives all verdicts on a debate", Input.class, Output.class)
                .get("/debates/{id}/revisions")
                .on(DebateDecided.KIND, "id");
    }

    @Override
    public Output run(Input input, CallContext context) {
        var found = new ArrayList<Revision>();
        new Hall(streams).debate(input.id());
        var stream = Hall.stream(input.id());
        List<Recorded> page;
        long after = 0;
        do {
            page = streams.read(stream, after, PAGE);
            for (var recorded : page) {
                after = recorded.sequence();
                revision(recorded)
                        .filter(word -> input.turn().isEmpty() || input.turn().equals(word.turn()))
                        .ifPresent(found::add);
            }
        } while (page.size() == PAGE);
        return new Output(found);
    }

    private static Optional<Revision> revision(Recorded recorded) {
        var whole = Optional.<Integer>empty();
        return switch (DebateEvent.read(recorded)) {
            case DebateEvent.TurnScored word -> verdict(Optional.of(word.turn()), "verdict", recorded, word.verdict());
            case DebateEvent.VerdictReached word -> verdict(whole, "verdict", recorded, word.verdict());
            case DebateEvent.Reviewed word ->
                verdict(word.turn(), "review", recorded, word.review().verdict());
            case DebateEvent.TurnUnjudged word -> unjudged(Optional.of(word.turn()), recorded, word.reason());
            case DebateEvent.Unjudged word -> unjudged(whole, recorded, word.reason());
            case DebateEvent.Overruled word ->
                Optional.of(new Revision(
                        word.turn(),
                        "overrule",
                        recorded.at(),
                        Optional.empty(),
                        Optional.of(word.overrule()),
                        Optional.empty()));
            default -> Optional.empty();
        };
    }

    private static Optional<Revision> verdict(Optional<Integer> turn, String kind, Recorded recorded, Verdict verdict) {
        return Optional.of(
                new Revision(turn, kind, recorded.at(), Optional.of(verdict), Optional.empty(), Optional.empty()));
    }

    private static Optional<Revision> unjudged(Optional<Integer> turn, Recorded recorded, String why) {
        return Optional.of(
                new Revision(turn, "unjudged", recorded.at(), Optional.empty(), Optional.empty(), Optional.of(why)));
    }
}
