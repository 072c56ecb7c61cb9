package stoa.debate.judging;

import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.api.debate.DebateDecided;
import stoa.api.debate.Flag;
import stoa.api.debate.Verdict;
import stoa.api.plugin.PluginContext;
import stoa.api.stream.Reaction;
import stoa.api.stream.Recorded;
import stoa.api.stream.StreamId;
import stoa.api.stream.Streams;
import stoa.api.task.Jobs;
import stoa.debate.room.Debate;
import stoa.debate.room.DebateEvent;

/** Has each finished turn and each finished debate judged. */
@Component(service = Reaction.class)
public final class JudgingReaction implements Reaction {
    private final Jobs jobs;
    private final Streams streams;

    @Activate
    public JudgingReaction(@Reference PluginContext context) {
        this(context.jobs(), context.streams());
    }

    JudgingReaction(Jobs jobs, Streams streams) {
        this.jobs = jobs;
        this.streams = streams;
    }

    @Override
    public String name() {
        return "debate-judging";
    }

    @Override
    public Set<String> kinds() {
        return Set.of(DebateDecided.KIND);
    }

    @Override
    public void react(Recorded recorded) {
        assignment(recorded).ifPresent(what -> jobs.submit(what.job()));
        judged(recorded).ifPresent(word -> review(recorded.stream(), word));
    }

    /** Where nobody else is asked anyway, a judge that wants somebody to look gets a second one beside it. */
    private void review(StreamId stream, Word word) {
        var turn = word.turn();
        var reviewers = streams.state(stream, Debate.class).state().terms().reviewers();
        if (reviewers.isEmpty() && word.isHeld()) {
            jobs.submit(new ReviewRequest(stream.key(), turn, Optional.empty()).job("held"));
        }
        for (var judge : reviewers) {
            jobs.submit(ReviewRequest.by(judge, stream.key(), turn).job("terms"));
        }
    }

    /**
     * A first word.
     *
     * @param turn empty for the debate as a whole
     */
    private record Word(Optional<Integer> turn, Verdict verdict) {
        boolean isHeld() {
            return verdict.votes().isEmpty()
                    && verdict.flags().stream().anyMatch(flag -> flag.code().equals(Flag.NEEDS_REVIEW));
        }
    }

    private static Optional<Word> judged(Recorded recorded) {
        return switch (DebateEvent.read(recorded)) {
            case DebateEvent.TurnScored scored -> Optional.of(new Word(Optional.of(scored.turn()), scored.verdict()));
            case DebateEvent.VerdictReached reached -> Optional.of(new Word(Optional.empty(), reached.verdict()));
            default -> Optional.empty();
        };
    }

    private static Optional<Assignment> assignment(Recorded recorded) {
        var debate = recorded.stream().key();
        return switch (DebateEvent.read(recorded)) {
            case DebateEvent.Spoken spoken -> Optional.of(new Assignment(debate, Optional.of(spoken.turn())));
            case DebateEvent.Ended ended
            when ended.turns() > 0 -> Optional.of(new Assignment(debate, Optional.empty()));
            default -> Optional.empty();
        };
    }
}
