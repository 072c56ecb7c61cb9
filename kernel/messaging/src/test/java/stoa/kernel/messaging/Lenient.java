package stoa.kernel.messaging;

import stoa.api.stream.Aggregate;
import stoa.api.stream.CommandContext;
import stoa.api.stream.Decision;
import stoa.api.stream.Schema;

/** Another version of {@link Tally} that folds what the first one cannot. */
final class Lenient implements Aggregate<Tally.Sum, Tally.Command, Tally.Event> {
    private final Tally tally = new Tally();

    @Override
    public String kind() {
        return tally.kind();
    }

    @Override
    public Schema<Tally.Command> commands() {
        return tally.commands();
    }

    @Override
    public Schema<Tally.Event> events() {
        return tally.events();
    }

    @Override
    public Schema<Tally.Sum> snapshots() {
        return tally.snapshots();
    }

    @Override
    public Tally.Sum initial() {
        return tally.initial();
    }

    @Override
    public Decision<Tally.Command, Tally.Event> decide(Tally.Sum state, Tally.Command command, CommandContext context) {
        return tally.decide(state, command, context);
    }

    @Override
    public Tally.Sum evolve(Tally.Sum state, Tally.Event event) {
        return event instanceof Tally.Cursed ? state : tally.evolve(state, event);
    }
}
