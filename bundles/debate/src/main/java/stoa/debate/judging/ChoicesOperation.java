package stoa.debate.judging;

import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.api.debate.JudgeDescriptor;
import stoa.api.panel.CallContext;
import stoa.api.panel.Operation;
import stoa.api.panel.OperationSpec;

/** Says which judges a debate may choose. Those that the institution does not allow are not among them. */
@Component(service = Operation.class)
public final class ChoicesOperation implements Operation<ChoicesOperation.Input, ChoicesOperation.Output> {
    private final JudgeDesk desk;

    @Activate
    public ChoicesOperation(@Reference JudgeDesk desk) {
        this.desk = desk;
    }

    /** Nothing to say. */
    public record Input() {}

    /** The judges, the one first that is asked when a debate names none. */
    public record Output(List<JudgeDescriptor> judges) {
        public Output {
            judges = List.copyOf(judges);
        }
    }

    @Override
    public OperationSpec<Input, Output> spec() {
        return OperationSpec.of("judges.choices", "Lists the judges a debate may choose", Input.class, Output.class)
                .get("/judges/choices");
    }

    @Override
    public Output run(Input input, CallContext context) {
        try {
            return new Output(desk.judges().stream()
                    .map(JudgeOrder.Known::who)
                    .flatMap(Optional::stream)
                    .toList());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return new Output(List.of());
        }
    }
}
