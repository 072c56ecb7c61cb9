package stoa.kernel.messaging;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import stoa.api.error.ErrorCode;
import stoa.api.stream.Aggregate;
import stoa.api.stream.CommandContext;
import stoa.api.stream.Decision;
import stoa.api.stream.Retention;
import stoa.api.stream.Schema;
import stoa.api.stream.Timer;

/** Counts and remembers tags in order: enough to see every loss, double and reordering. */
public final class Tally implements Aggregate<Tally.Sum, Tally.Command, Tally.Event> {
    public static final ErrorCode TOO_BIG = ErrorCode.rejected("TOO_BIG");

    private final Retention retention;
    private final int step;

    public Tally() {
        this(Retention.forever(), 1);
    }

    /** A version that counts each addition as so many. */
    public Tally(Retention retention, int step) {
        this.retention = retention;
        this.step = step;
    }

    /** What can be asked of it. */
    public sealed interface Command {}

    public record Add(int amount, String tag) implements Command {}

    public record AddMany(int times, String tag) implements Command {}

    public record Nothing() implements Command {}

    public record Explode(boolean whenFolded) implements Command {}

    public record Alarm(String name, Instant due, Command then) implements Command {}

    public record Silence(String name) implements Command {}

    public record Bytes(byte[] data) implements Command {}

    /** What happened. */
    public sealed interface Event {}

    public record Added(int amount, String tag) implements Event {}

    public record Stored(byte[] data) implements Event {}

    public record Cursed() implements Event {}

    /** The state. */
    public record Sum(long total, List<String> tags) {
        public Sum {
            tags = List.copyOf(tags);
        }
    }

    @Override
    public String kind() {
        return "tally";
    }

    @Override
    public Schema<Command> commands() {
        return Schema.of(Command.class)
                .json("add", 1, Add.class)
                .json("addMany", 1, AddMany.class)
                .json("nothing", 1, Nothing.class)
                .json("explode", 1, Explode.class)
                .json("alarm", 1, Alarm.class)
                .json("silence", 1, Silence.class)
                .bytes("bytes", 1, Bytes.class, Bytes::data, Bytes::new);
    }

    @Override
    public Schema<Event> events() {
        return Schema.of(Event.class)
                .json("added", 2, Added.class)
                .older("added", 1, OldAdded.class, old -> new Added(old.count(), "old"))
                .json("cursed", 1, Cursed.class)
                .bytes("stored", 1, Stored.class, Stored::data, Stored::new);
    }

    /** The first form of {@link Added}. */
    public record OldAdded(int count) {}

    @Override
    public Schema<Sum> snapshots() {
        return Schema.single("sum", 1, Sum.class);
    }

    @Override
    public Sum initial() {
        return new Sum(0, List.of());
    }

    @Override
    public Decision<Command, Event> decide(Sum state, Command command, CommandContext context) {
        return switch (command) {
            case Add add
            when add.amount() > 1000 ->
                Decision.reject(TOO_BIG, "Amount '" + add.amount() + "' is above 1000. Add less.");
            case Add add -> Decision.accept(new Added(add.amount() * step, add.tag()));
            case AddMany many -> Decision.accept(repeat(many));
            case Nothing _ -> Decision.accept();
            case Explode explode when explode.whenFolded() -> Decision.accept(new Cursed());
            case Explode _ -> throw new IllegalStateException("boom");
            case Alarm alarm ->
                Decision.<Command, Event>accept().with(new Timer.Set<>(alarm.name(), alarm.due(), alarm.then()));
            case Silence silence -> Decision.<Command, Event>accept().with(new Timer.Cancel<>(silence.name()));
            case Bytes bytes -> Decision.accept(new Stored(bytes.data()));
        };
    }

    private static List<Event> repeat(AddMany many) {
        var events = new ArrayList<Event>();
        for (int i = 0; i < many.times(); i++) {
            events.add(new Added(1, many.tag() + "." + i));
        }
        return events;
    }

    @Override
    public Sum evolve(Sum state, Event event) {
        return switch (event) {
            case Added added -> plus(state, added);
            case Stored stored -> new Sum(state.total() + stored.data().length, state.tags());
            case Cursed _ -> throw new IllegalStateException("cannot be folded");
        };
    }

    private static Sum plus(Sum state, Added added) {
        var tags = new ArrayList<>(state.tags());
        tags.add(added.tag());
        return new Sum(state.total() + added.amount(), tags);
    }

    @Override
    public Retention retention() {
        return retention;
    }

    public static Duration soon() {
        return Duration.ofSeconds(10);
    }
}
