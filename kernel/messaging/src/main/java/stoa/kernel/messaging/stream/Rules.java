package stoa.kernel.messaging.stream;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import stoa.api.error.ErrorCode;
import stoa.api.error.Errors;
import stoa.api.error.PlatformException;
import stoa.api.stream.Aggregate;
import stoa.api.stream.CommandContext;
import stoa.api.stream.Decision.Accepted;
import stoa.api.stream.Decision.Rejected;
import stoa.api.stream.Retention;
import stoa.api.stream.StreamId;
import stoa.api.stream.Timer;
import stoa.kernel.contract.json.RecordCodec;
import stoa.kernel.contract.log.Append.ClearTimer;
import stoa.kernel.contract.log.Append.SetTimer;
import stoa.kernel.contract.log.Append.TimerChange;
import stoa.kernel.contract.log.Codec;
import stoa.kernel.contract.log.EventLog;
import stoa.kernel.contract.log.NewEvent;
import stoa.kernel.contract.log.StoredEvent;
import stoa.kernel.contract.log.StoredSnapshot;
import stoa.kernel.messaging.registry.Blame;

/**
 * An aggregate with the codec of its records. Outside, a state is an {@link Object} that only the same rules understand; the
 * casts are here and nowhere else.
 */
final class Rules<S, C, E> {
    private final Aggregate<S, C, E> aggregate;
    private final RecordCodec codec;
    private final Forms<C> commands;
    private final Forms<E> events;
    private final Forms<S> snapshots;
    private final Retention retention;
    private final Blame blame;

    Rules(Aggregate<S, C, E> aggregate, RecordCodec codec, Blame blame) {
        this.aggregate = aggregate;
        this.codec = codec;
        this.commands = new Forms<>(aggregate.commands(), codec);
        this.events = new Forms<>(aggregate.events(), codec);
        this.snapshots = new Forms<>(aggregate.snapshots(), codec);
        this.retention = aggregate.retention();
        this.blame = blame;
    }

    /** What a command leads to under these rules. */
    sealed interface Result {}

    /** To be committed; {@code state} is the one after the events. */
    record Proposed(Object state, List<NewEvent> events, List<TimerChange> timers) implements Result {}

    /** Refused by the rules, or by their failure. */
    record Refused(PlatformException reason) implements Result {}

    Aggregate<S, C, E> aggregate() {
        return aggregate;
    }

    RecordCodec codec() {
        return codec;
    }

    Retention retention() {
        return retention;
    }

    Object initial() {
        return aggregate.initial();
    }

    Object evolve(Object state, StoredEvent event) {
        var written = new Written(event.type(), event.version(), event.codec(), event.payload());
        return aggregate.evolve(cast(state), events.read(written));
    }

    /** Reads the command, decides, folds the events forward and writes them down. Throws only what is not an exception. */
    Result decide(Object state, Written command, CommandContext context) {
        try {
            return switch (aggregate.decide(cast(state), commands.read(command), context)) {
                case Accepted<C, E> accepted -> propose(cast(state), accepted, context);
                case Rejected<C, E> rejected -> new Refused(new PlatformException(rejected.code(), rejected.message()));
            };
        } catch (PlatformException refusal) {
            return new Refused(refusal);
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError failure) {
            blame.failed(
                    aggregate,
                    "command '" + command.type() + "' of '" + context.caller().id() + "'",
                    failure);
            return new Refused(failed(command, context, failure));
        }
    }

    private static PlatformException failed(Written command, CommandContext context, Throwable failure) {
        ErrorCode code = Errors.INTERNAL;
        return new PlatformException(
                code,
                "Command '" + command.type() + "' failed in the rules of stream '" + context.stream() + "': " + failure
                        + ". Nothing was changed; tell the plugin's author.",
                failure);
    }

    private Proposed propose(S state, Accepted<C, E> accepted, CommandContext context) {
        var after = state;
        var written = new ArrayList<NewEvent>(accepted.events().size());
        for (var event : accepted.events()) {
            var form = fitting("Event", events.write(event), context.stream());
            written.add(new NewEvent(
                    form.type(),
                    form.version(),
                    form.codec(),
                    form.payload(),
                    context.caller().id()));
            after = aggregate.evolve(after, event);
        }
        return new Proposed(
                after,
                written,
                accepted.timers().stream()
                        .map(timer -> change(timer, context.stream()))
                        .toList());
    }

    /** Refused here, before it is grouped with what others decided: the log refuses a group as a whole. */
    private static Written fitting(String what, Written form, StreamId stream) {
        if (form.payload().length > EventLog.LARGEST_PAYLOAD) {
            throw new PlatformException(
                    Errors.TOO_LARGE,
                    what + " '" + form.type() + "' of stream '" + stream + "' has " + form.payload().length
                            + " bytes, at most " + EventLog.LARGEST_PAYLOAD
                            + " are kept. Split it, or store the bytes elsewhere.");
        }
        return form;
    }

    private TimerChange change(Timer<C> timer, StreamId stream) {
        return switch (timer) {
            case Timer.Cancel<C> cancel -> new ClearTimer(cancel.name(), 0);
            case Timer.Set<C> set -> {
                var form = fitting("Timer's command", commands.write(set.command()), stream);
                var setting = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
                yield new SetTimer(set.name(), set.due(), form.type(), form.version(), form.payload(), setting);
            }
        };
    }

    /** Whether the command is a record of this very version of the plugin. */
    boolean covers(Object command) {
        return commands.covers(command);
    }

    /** The name of the command, if it is a record of another version of the plugin. */
    Optional<String> namesake(Object command) {
        return commands.namesake(command);
    }

    Written write(Object command) {
        return commands.write(aggregate.commands().family().cast(command));
    }

    /** A timer's command was written by a form that may be binary. */
    Codec codecOf(String command) {
        return aggregate
                .commands()
                .form(command)
                .filter(form -> form instanceof stoa.api.stream.Schema.BytesForm<?>)
                .map(_ -> Codec.BYTES)
                .orElse(Codec.JSON);
    }

    Written snapshot(Object state) {
        return snapshots.write(cast(state));
    }

    byte[] stateJson(Object state) {
        return snapshots.json(cast(state));
    }

    boolean canRestore(StoredSnapshot snapshot) {
        return snapshots.knows(snapshot.type(), snapshot.version());
    }

    Object restore(StoredSnapshot snapshot) {
        return snapshots.read(new Written(snapshot.type(), snapshot.version(), snapshot.codec(), snapshot.payload()));
    }

    /** The record class of each command, by name. */
    Map<String, Class<?>> commandForms() {
        var forms = new LinkedHashMap<String, Class<?>>();
        aggregate.commands().forms().forEach((name, form) -> forms.put(name, form.type()));
        return forms;
    }

    @SuppressWarnings("unchecked")
    private S cast(Object state) {
        return (S) state;
    }
}
