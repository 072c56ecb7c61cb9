package stoa.debate.transcript;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.api.debate.DebateDecided;
import stoa.api.panel.CallContext;
import stoa.api.panel.Operation;
import stoa.api.panel.OperationSpec;
import stoa.api.plugin.PluginContext;
import stoa.debate.report.Hall;
import stoa.debate.room.Debate;

/** Gives a debate as Markdown for people and as its state for programs. */
@Component(service = Operation.class)
public final class ExportOperation implements Operation<ExportOperation.Input, ExportOperation.Output> {
    private final Hall hall;

    @Activate
    public ExportOperation(@Reference PluginContext context) {
        this.hall = new Hall(context.streams());
    }

    /** Which debate. */
    public record Input(String id) {}

    /** The document and what it was made from. */
    public record Output(String id, String fileName, String markdown, Debate state) {}

    @Override
    public OperationSpec<Input, Output> spec() {
        return OperationSpec.of("debate.export", "Gives the transcript of a debate", Input.class, Output.class)
                .get("/debates/{id}/export")
                .on(DebateDecided.KIND, "id");
    }

    @Override
    public Output run(Input input, CallContext context) {
        var debate = hall.debate(input.id());
        return new Output(input.id(), input.id() + ".md", Transcript.markdown(debate), debate);
    }
}
