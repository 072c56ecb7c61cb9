package stoa.judge.panel;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.api.debate.Flag;
import stoa.api.debate.Judge;
import stoa.api.debate.JudgeDescriptor;
import stoa.api.debate.Question;
import stoa.api.debate.Verdict;
import stoa.api.plugin.PluginContext;
import stoa.api.task.Deadline;

/**
 * The first judge of the bench alone, and the others only where it is not sure, changes its mind with the order of the speakers
 * or flags something serious. Who wants all of them on a debate asks the panel for a review.
 */
@Component(service = Judge.class, property = "judge.kind=panel")
public final class CascadeJudge implements Judge {
    static final String ID = "cascade";
    /** A surer first judge need not be checked. */
    static final double SURE = 0.75;
    /** The first may use a third of the time, or the others would have none. */
    private static final int PART = 3;

    private static final Set<String> SERIOUS = Set.of(Flag.PROMPT_INJECTION, Flag.NEEDS_REVIEW, Flag.WRONG_SIDE);

    private final Panel panel;

    @Activate
    public CascadeJudge(
            @Reference PluginContext context, @Reference Seats seats, @Reference Calibrations calibrations) {
        this(new Panel(Bench.of(context, seats), calibrations, context.clock(), PanelJudge.isSwapping(context)));
    }

    CascadeJudge(Panel panel) {
        this.panel = panel;
    }

    @Override
    public JudgeDescriptor describe() {
        return PanelJudge.describe(ID, "Quick judge, panel for close calls", panel.bench());
    }

    @Override
    public Optional<String> need() {
        return panel.bench().need();
    }

    @Override
    public Verdict judge(Question question, Deadline deadline) throws InterruptedException {
        var sitting = panel.bench().sitting();
        var first = sitting.stream().limit(1).toList();
        var casts = new ArrayList<>(panel.hear(first, question, soon(deadline, panel.clock())));
        if (!isClear(casts)) {
            casts.addAll(panel.hear(sitting.stream().skip(1).toList(), question, deadline));
        }
        return panel.count(ID, PanelJudge.VERSION, question, casts);
    }

    private static Deadline soon(Deadline deadline, InstantSource clock) {
        return Deadline.in(deadline.left(clock).dividedBy(PART), clock);
    }

    private static boolean isClear(List<Cast> casts) {
        return casts.stream()
                .filter(cast -> !cast.isShaky())
                .flatMap(cast -> cast.said().stream())
                .anyMatch(word -> word.status() == Verdict.Status.SCORED
                        && word.confidence() >= SURE
                        && word.flags().stream().noneMatch(flag -> SERIOUS.contains(flag.code())));
    }
}
