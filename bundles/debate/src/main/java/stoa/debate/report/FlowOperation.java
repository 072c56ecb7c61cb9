package stoa.debate.report;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.api.debate.DebateDecided;
import stoa.api.panel.CallContext;
import stoa.api.panel.Operation;
import stoa.api.panel.OperationSpec;
import stoa.api.plugin.PluginContext;
import stoa.debate.room.TurnTaken;

/** Gives the flow of the arguments of a debate. */
@Component(service = Operation.class)
public final class FlowOperation implements Operation<FlowOperation.Input, Flow> {
    private final Hall hall;

    @Activate
    public FlowOperation(@Reference PluginContext context) {
        this.hall = new Hall(context.streams());
    }

    /** Which debate. */
    public record Input(String id) {}

    @Override
    public OperationSpec<Input, Flow> spec() {
        return OperationSpec.of("debate.flow", "Gives the flow of the arguments of a debate", Input.class, Flow.class)
                .get("/debates/{id}/flow")
                .on(DebateDecided.KIND, "id");
    }

    @Override
    public Flow run(Input input, CallContext context) {
        return FlowReader.read(hall.debate(input.id()).turns().stream()
                .map(TurnTaken::anonymous)
                .toList());
    }
}
