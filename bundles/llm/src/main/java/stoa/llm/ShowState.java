package stoa.llm;

import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.api.panel.CallContext;
import stoa.api.panel.Operation;
import stoa.api.panel.OperationSpec;
import stoa.llm.policy.Tally;
import stoa.llm.setup.Permits;

/** {@code llm.state}: what the language model is, what it did and what it cost, for administrators. */
@Component(service = Operation.class)
public final class ShowState implements Operation<ShowState.Nothing, ShowState.View> {
    static final String NAME = "llm.state";

    private final ModelDesk desk;

    @Activate
    public ShowState(@Reference ModelDesk desk) {
        this.desk = desk;
    }

    /** No input. */
    public record Nothing() {}

    /** How often prompts ended so. */
    public record Ended(String outcome, long times) {}

    /**
     * The state now and the counts since the start.
     *
     * @param need what an administrator would have to do; empty when nothing is missing
     * @param p50 of the last exchanges, in milliseconds
     * @param institutions what administrators decided about them
     * @param micros millionths of the unit the prices are set in
     */
    public record View(
            boolean ready,
            String provider,
            String model,
            boolean local,
            String need,
            String breaker,
            List<Ended> outcomes,
            long exchanges,
            long retries,
            long repairs,
            long cached,
            long inputTokens,
            long outputTokens,
            long micros,
            long p50,
            long p95,
            List<String> dropped,
            List<Permits.Permit> institutions) {}

    @Override
    public OperationSpec<Nothing, View> spec() {
        return OperationSpec.of(NAME, "What the language model is, did and cost", Nothing.class, View.class)
                .get("/admin/llm");
    }

    @Override
    public View run(Nothing input, CallContext context) {
        var state = desk.state();
        var counts = desk.policy().map(it -> it.counts()).orElseGet(() -> new Tally().counts());
        return new View(
                state.ready(),
                state.provider(),
                state.model(),
                state.local(),
                state.need(),
                desk.policy()
                        .map(it -> it.breaker().name().toLowerCase(Locale.ROOT))
                        .orElse("closed"),
                counts.outcomes().entrySet().stream()
                        .map(each -> new Ended(each.getKey().name().toLowerCase(Locale.ROOT), each.getValue()))
                        .toList(),
                counts.exchanges(),
                counts.retries(),
                counts.repairs(),
                counts.cached(),
                counts.inputTokens(),
                counts.outputTokens(),
                counts.micros(),
                counts.p50(),
                counts.p95(),
                counts.dropped().stream().sorted().toList(),
                desk.permits().all());
    }
}
