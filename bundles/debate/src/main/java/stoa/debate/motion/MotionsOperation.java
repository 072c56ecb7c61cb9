package stoa.debate.motion;

import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.api.panel.CallContext;
import stoa.api.panel.Operation;
import stoa.api.panel.OperationSpec;

/** Searches the bank. */
@Component(service = Operation.class)
public final class MotionsOperation implements Operation<MotionsOperation.Input, MotionsOperation.Output> {
    private final MotionBank bank;

    @Activate
    public MotionsOperation(@Reference MotionBank bank) {
        this.bank = bank;
    }

    /**
     * What to look for.
     *
     * @param text words that the motion or its background contains
     */
    public record Input(Optional<String> text, Optional<String> topic, Optional<String> level) {}

    /**
     * What was found.
     *
     * @param topics all there are, whatever was searched for
     */
    public record Output(List<BankMotion> motions, List<String> topics) {}

    @Override
    public OperationSpec<Input, Output> spec() {
        return OperationSpec.of("debate.motions", "Searches the bank of motions", Input.class, Output.class)
                .get("/motions");
    }

    @Override
    public Output run(Input input, CallContext context) {
        var found = bank.all().stream()
                .filter(motion -> input.text().map(motion::mentions).orElse(true))
                .filter(motion -> input.topic().map(motion.topics()::contains).orElse(true))
                .filter(motion -> input.level().map(motion.level()::equals).orElse(true))
                .toList();
        return new Output(found, bank.topics());
    }
}
