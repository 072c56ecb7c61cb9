package stoa.text.encoder;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.api.panel.CallContext;
import stoa.api.panel.Operation;
import stoa.api.panel.OperationSpec;

/** {@code encoder.state}: whether the model is at work, who holds it, and how long texts waited for it; for administrators. */
@Component(service = Operation.class)
public final class ShowState implements Operation<ShowState.Nothing, ShowState.View> {
    static final String NAME = "encoder.state";

    private final Engine engine;

    @Activate
    public ShowState(@Reference Engine engine) {
        this.engine = engine;
    }

    /** No input. */
    public record Nothing() {}

    /**
     * The state now and the counts since the start.
     *
     * @param model whether the model answers; the token table does otherwise
     * @param leases bundles that hold the encoder
     * @param openings how often the model was opened
     * @param windowsFromCache parts of texts that were known
     * @param windowsComputed parts that the model read
     * @param windowsFromTable parts for which the token table answered
     * @param queuedMicros how long texts waited for a thread, all together
     * @param longestQueuedMicros the longest wait of one text
     * @param computedMicros how long the model worked
     */
    public record View(
            boolean model,
            int leases,
            int openings,
            long windowsFromCache,
            long windowsComputed,
            long windowsFromTable,
            long queuedMicros,
            long longestQueuedMicros,
            long computedMicros) {}

    @Override
    public OperationSpec<Nothing, View> spec() {
        return OperationSpec.of(NAME, "What the text encoder did and how long texts waited", Nothing.class, View.class)
                .get("/admin/encoder");
    }

    @Override
    public View run(Nothing input, CallContext context) {
        var counts = engine.counts();
        return new View(
                engine.isOpen(),
                engine.leases(),
                engine.openings(),
                counts.fromCache(),
                counts.computed(),
                counts.fromTable(),
                counts.queuedMicros(),
                counts.longestQueuedMicros(),
                counts.computedMicros());
    }
}
