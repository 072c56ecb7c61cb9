package stoa.debate.judging;

import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.api.debate.DebateDecided;
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
        judged(recorded).ifPresent(turn -> review(recorded.stream(), turn));
    }

    private void review(StreamId stream, Optional<Integer> turn) {
        var debate = streams.state(stream, Debate.class).state();
        for (var judge : debate.terms().reviewers()) {
            jobs.submit(new ReviewRequest(stream.key(), turn, judge).job("terms"));
        }
    }

    /** What has its first word now: the number of a turn, or nothing for the whole. */
    private static Optional<Optional<Integer>> judged(Recorded recorded) {
        return switch (DebateEvent.read(recorded)) {
            case DebateEvent.TurnScored scored -> Optional.of(Optional.of(scored.turn()));
            case DebateEvent.VerdictReached reached -> Optional.of(Optional.empty());
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
