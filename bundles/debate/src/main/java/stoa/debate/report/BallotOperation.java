package stoa.debate.report;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.api.debate.DebateDecided;
import stoa.api.panel.CallContext;
import stoa.api.panel.Operation;
import stoa.api.panel.OperationSpec;
import stoa.api.plugin.PluginContext;

/** Gives the ballot of a debate. */
@Component(service = Operation.class)
public final class BallotOperation implements Operation<BallotOperation.Input, Ballot> {
    private final Hall hall;

    @Activate
    public BallotOperation(@Reference PluginContext context) {
        this.hall = new Hall(context.streams());
    }

    /** Which debate. */
    public record Input(String id) {}

    @Override
    public OperationSpec<Input, Ballot> spec() {
        return OperationSpec.of("debate.ballot", "Gives the ballot of a debate", Input.class, Ballot.class)
                .get("/debates/{id}/ballot")
                .on(DebateDecided.KIND, "id");
    }

    @Override
    public Ballot run(Input input, CallContext context) {
        return BallotWriter.write(input.id(), hall.debate(input.id()));
    }
}
