package stoa.debate.judging;

import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.api.debate.DebateDecided;
import stoa.api.error.Errors;
import stoa.api.panel.CallContext;
import stoa.api.panel.Operation;
import stoa.api.panel.OperationSpec;
import stoa.api.plugin.PluginContext;
import stoa.debate.report.Hall;

/** Has a further judge look at a debate or a turn; its word comes later as a revision. */
@Component(service = Operation.class)
public final class ReviewOperation implements Operation<ReviewOperation.Input, ReviewOperation.Asked> {
    private final PluginContext context;
    private final JudgeDesk desk;
    private final Readiness readiness;

    @Activate
    public ReviewOperation(
            @Reference PluginContext context, @Reference JudgeDesk desk, @Reference Readiness readiness) {
        this.context = context;
        this.desk = desk;
        this.readiness = readiness;
    }

    /**
     * Who shall look at what.
     *
     * @param turn empty for the debate as a whole
     * @param key the same key asks once
     */
    public record Input(String id, Optional<Integer> turn, String judge, Optional<String> key) {}

    /** Whether this asked, or the same was asked before. */
    public record Asked(boolean isNew) {}

    @Override
    public OperationSpec<Input, Asked> spec() {
        return OperationSpec.of("debate.review", "Asks a further judge", Input.class, Asked.class)
                .post("/debates/{id}/reviews")
                .on(DebateDecided.KIND, "id");
    }

    @Override
    public Asked run(Input input, CallContext call) {
        var debate = new Hall(context.streams()).debate(input.id());
        var isSaid = input.turn()
                .map(number -> debate.turn(number).isPresent())
                .orElse(debate.stage().isOver());
        if (!isSaid) {
            throw Errors.badInput(
                    "There is nothing to review yet: choose a turn that was spoken, or wait for the end.");
        }
        if (!desk.knows(input.judge())) {
            throw Errors.notFound("Judge '" + input.judge() + "' is not installed. Look at GET /judges.");
        }
        readiness.require(List.of(input.judge()));
        var cause = input.key().orElseGet(() -> context.ids().mint("rev"));
        return new Asked(context.jobs()
                .submit(ReviewRequest.by(input.judge(), input.id(), input.turn())
                        .job(cause)));
    }
}
