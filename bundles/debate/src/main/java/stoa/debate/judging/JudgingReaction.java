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
import stoa.api.task.Jobs;
import stoa.debate.room.DebateEvent;

/** Has each finished turn and each finished debate judged. */
@Component(service = Reaction.class)
public final class JudgingReaction implements Reaction {
    private final Jobs jobs;

    @Activate
    public JudgingReaction(@Reference PluginContext context) {
        this(context.jobs());
    }

    JudgingReaction(Jobs jobs) {
        this.jobs = jobs;
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
