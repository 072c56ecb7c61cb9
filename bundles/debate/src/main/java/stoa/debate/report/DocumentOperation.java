package stoa.debate.report;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.api.debate.DebateDecided;
import stoa.api.error.Errors;
import stoa.api.panel.CallContext;
import stoa.api.panel.Operation;
import stoa.api.panel.OperationSpec;
import stoa.api.plugin.PluginContext;
import stoa.debate.room.TurnTaken;

/** Gives the ballot of a debate as a file: PDF to print, Markdown to read, CSV for tournament software. */
@Component(service = Operation.class)
public final class DocumentOperation implements Operation<DocumentOperation.Input, DocumentOperation.Document> {
    private final Hall hall;

    @Activate
    public DocumentOperation(@Reference PluginContext context) {
        this.hall = new Hall(context.streams());
    }

    /**
     * Which debate, and how.
     *
     * @param format {@code pdf}, {@code markdown} or {@code csv}
     */
    public record Input(String id, String format) {}

    /** A file; its bytes in Base64. */
    public record Document(String fileName, String mediaType, String base64) {}

    @Override
    public OperationSpec<Input, Document> spec() {
        return OperationSpec.of("debate.document", "Gives the ballot as a file", Input.class, Document.class)
                .get("/debates/{id}/document")
                .on(DebateDecided.KIND, "id");
    }

    @Override
    public Document run(Input input, CallContext context) {
        var debate = hall.debate(input.id());
        var ballot = BallotWriter.write(input.id(), debate);
        var flow = FlowReader.read(
                debate.turns().stream().map(TurnTaken::anonymous).toList());
        var name = "ballot-" + input.id();
        return switch (input.format()) {
            case "pdf" -> file(name + ".pdf", "application/pdf", BallotPdf.write(ballot, flow));
            case "markdown" -> file(name + ".md", "text/markdown", text(BallotText.markdown(ballot, flow)));
            case "csv" -> file(name + ".csv", "text/csv", text(BallotText.csv(ballot)));
            default ->
                throw Errors.badInput("Format '" + input.format() + "' must be pdf, markdown or csv. For JSON call"
                        + " debate.ballot.");
        };
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Document file(String name, String type, byte[] bytes) {
        return new Document(name, type, Base64.getEncoder().encodeToString(bytes));
    }
}
