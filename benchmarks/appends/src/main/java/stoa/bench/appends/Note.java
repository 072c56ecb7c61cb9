package stoa.bench.appends;

import stoa.api.stream.Aggregate;
import stoa.api.stream.CommandContext;
import stoa.api.stream.Decision;
import stoa.api.stream.Schema;

/** A stream in which each command becomes one event. */
final class Note implements Aggregate<Note.Count, Note.Jot, Note.Jotted> {
    record Count(long notes) {}

    record Jot(String text) {}

    record Jotted(String text) {}

    @Override
    public String kind() {
        return "jot";
    }

    @Override
    public Schema<Jot> commands() {
        return Schema.single("jot", 1, Jot.class);
    }

    @Override
    public Schema<Jotted> events() {
        return Schema.single("jotted", 1, Jotted.class);
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
    public Decision<Jot, Jotted> decide(Count state, Jot command, CommandContext context) {
        return Decision.accept(new Jotted(command.text()));
    }

    @Override
    public Count evolve(Count state, Jotted event) {
        return new Count(state.notes() + 1);
    }
}
