package stoa.debate.room;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.api.debate.DebateDecided;
import stoa.api.plugin.PluginContext;
import stoa.api.stream.Aggregate;
import stoa.api.stream.CommandContext;
import stoa.api.stream.Decision;
import stoa.api.stream.Schema;

/** A debate as a stream. */
@Component(service = Aggregate.class)
public final class DebateAggregate implements Aggregate<Debate, DebateCommand, DebateEvent> {
    private static final Schema<Debate> SNAPSHOTS = Schema.single("debate", 1, Debate.class);

    private final DebateRules rules;

    @Activate
    public DebateAggregate(@Reference PluginContext context) {
        this(new DebateRules(context.lastOutage()));
    }

    DebateAggregate(DebateRules rules) {
        this.rules = rules;
    }

    @Override
    public String kind() {
        return DebateDecided.KIND;
    }

    @Override
    public Schema<DebateCommand> commands() {
        return DebateCommand.SCHEMA;
    }

    @Override
    public Schema<DebateEvent> events() {
        return DebateEvent.SCHEMA;
    }

    @Override
    public Schema<Debate> snapshots() {
        return SNAPSHOTS;
    }

    @Override
    public Debate initial() {
        return Debate.UNOPENED;
    }

    @Override
    public Decision<DebateCommand, DebateEvent> decide(Debate debate, DebateCommand command, CommandContext context) {
        return rules.decide(debate, command, context);
    }

    @Override
    public Debate evolve(Debate debate, DebateEvent event) {
        return Fold.one(debate, event);
    }
}
