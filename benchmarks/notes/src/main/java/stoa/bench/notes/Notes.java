package stoa.bench.notes;

import org.osgi.service.component.annotations.Component;
import stoa.api.stream.Aggregate;
import stoa.api.stream.CommandContext;
import stoa.api.stream.Decision;
import stoa.api.stream.Schema;

/** A stream of kind {@code note}: each {@code add} becomes one event, durable and published like a debate's turn. */
@Component(service = Aggregate.class)
public final class Notes implements Aggregate<Notes.Count, Notes.Add, Notes.Added> {
    /** How many notes there are. */
    public record Count(long notes) {}

    /** What people send. */
    public record Add(String m) {}

    /** What everybody sees. */
    public record Added(String m) {}

    @Override
    public String kind() {
        return "note";
    }

    @Override
    public Schema<Add> commands() {
        return Schema.single("add", 1, Add.class);
    }

    @Override
    public Schema<Added> events() {
        return Schema.single("added", 1, Added.class);
    }

    @Override
    public Schema<Count> snapshots() {
        return Schema.single("count", 1, Count.class);
    }

    @Override
    public Count initial() {
        return new Count(0);
    }

    @Override
    public Decision<Add, Added> decide(Count state, Add command, CommandContext context) {
        return Decision.accept(new Added(command.m()));
    }

    @Override
    public Count evolve(Count state, Added event) {
        return new Count(state.notes() + 1);
    }
}
