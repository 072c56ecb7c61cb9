package stoa.judge.panel;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.api.debate.Criterion;
import stoa.api.debate.Judge;
import stoa.api.debate.JudgeDescriptor;
import stoa.api.debate.JudgeDescriptor.CostClass;
import stoa.api.debate.JudgeDescriptor.Kind;
import stoa.api.debate.JudgeDescriptor.Reach;
import stoa.api.debate.Question;
import stoa.api.debate.Verdict;
import stoa.api.plugin.PluginContext;
import stoa.api.task.Deadline;

/** All judges of the bench together, on every question. */
@Component(service = Judge.class, property = "judge.kind=panel")
public final class PanelJudge implements Judge {
    static final String ID = "panel";
    static final String VERSION = "2";

    private final Panel panel;

    @Activate
    public PanelJudge(@Reference PluginContext context, @Reference Seats seats, @Reference Calibrations calibrations) {
        this(new Panel(Bench.of(context, seats), calibrations, context.clock(), isSwapping(context)));
    }

    PanelJudge(Panel panel) {
        this.panel = panel;
    }

    static boolean isSwapping(PluginContext context) {
        return context.setting("swap").filter("false"::equals).isEmpty();
    }

    static JudgeDescriptor describe(String id, String title, Bench bench) {
        var reach = bench.reach();
        return new JudgeDescriptor(id, VERSION, title, List.of(), false)
                .of(Kind.PANEL, Criterion.CORE, Duration.ofSeconds(2))
                .costing(reach == Reach.REMOTE ? CostClass.LOW : CostClass.FREE, reach);
    }

    @Override
    public JudgeDescriptor describe() {
        return describe(ID, "Panel", panel.bench());
    }

    @Override
    public Optional<String> need() {
        return panel.bench().need();
    }

    @Override
    public Verdict judge(Question question, Deadline deadline) throws InterruptedException {
        var casts = panel.hear(panel.bench().sitting(), question, deadline);
        return panel.count(ID, VERSION, question, casts);
    }
}
