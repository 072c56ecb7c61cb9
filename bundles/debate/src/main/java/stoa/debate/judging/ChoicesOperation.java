package stoa.debate.judging;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.api.access.Caller;
import stoa.api.access.Role;
import stoa.api.debate.JudgeDescriptor;
import stoa.api.panel.CallContext;
import stoa.api.panel.Operation;
import stoa.api.panel.OperationSpec;

/**
 * Says which judges a debate may choose. Those that the institution does not allow are not among them, nor those that cannot judge
 * yet; of the latter teachers and administrators are told.
 */
@Component(service = Operation.class)
public final class ChoicesOperation implements Operation<ChoicesOperation.Input, ChoicesOperation.Output> {
    private final Readiness readiness;

    @Activate
    public ChoicesOperation(@Reference Readiness readiness) {
        this.readiness = readiness;
    }

    /** Nothing to say. */
    public record Input() {}

    /**
     * What can be chosen, and what could be.
     *
     * @param judges the one first that is asked when a debate names none
     * @param unready for teachers and administrators; empty for others
     */
    public record Output(List<JudgeDescriptor> judges, List<Unready> unready) {
        public Output {
            judges = List.copyOf(judges);
            unready = List.copyOf(unready);
        }
    }

    /**
     * A judge that cannot be chosen yet.
     *
     * @param need what must be set up, one sentence
     */
    public record Unready(JudgeDescriptor judge, String need) {}

    @Override
    public OperationSpec<Input, Output> spec() {
        return OperationSpec.of("judges.choices", "Lists the judges a debate may choose", Input.class, Output.class)
                .get("/judges/choices");
    }

    @Override
    public Output run(Input input, CallContext context) {
        try {
            var all = readiness.standings();
            var ready = all.stream()
                    .filter(Readiness.Standing::isReady)
                    .map(Readiness.Standing::judge)
                    .toList();
            return new Output(ready, maySeeNeeds(context.caller()) ? unready(all) : List.of());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return new Output(List.of(), List.of());
        }
    }

    private static boolean maySeeNeeds(Caller caller) {
        return caller.has(Role.TEACHER) || caller.has(Role.ADMIN);
    }

    private static List<Unready> unready(List<Readiness.Standing> all) {
        return all.stream()
                .flatMap(one -> one.need().stream().map(need -> new Unready(one.judge(), need)))
                .toList();
    }
}
