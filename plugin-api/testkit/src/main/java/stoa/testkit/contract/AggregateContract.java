package stoa.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import stoa.api.access.Caller;
import stoa.api.access.Role;
import stoa.api.stream.Aggregate;
import stoa.api.stream.CommandContext;
import stoa.api.stream.Decision;
import stoa.api.stream.Schema;
import stoa.api.stream.StreamId;
import stoa.kernel.contract.json.RecordCodec;

/**
 * What the rules of every kind of stream must keep to: they are pure, what they decide can be written down and read again, and
 * the fold of what was written is the state that was reached.
 *
 * @param <S> state
 * @param <C> commands
 * @param <E> events
 */
public abstract class AggregateContract<S, C, E> {
    /** One step of a story: who says what, and how long after the step before. */
    public record Step<C>(Caller caller, Duration later, C command) {
        public static <C> Step<C> by(String user, C command) {
            return new Step<>(Caller.of(user, user, Set.of(Role.MEMBER)), Duration.ofSeconds(1), command);
        }
    }

    private record Told<S, E>(List<S> states, List<E> events) {}

    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    /** The rules under test. */
    protected abstract Aggregate<S, C, E> aggregate();

    /** A story that leads through as many forms of commands and events as there are; some of it may be rejected. */
    protected abstract List<Step<C>> story();

    /** The platform's codec, where the test has a platform; without it nothing is written and read. */
    protected Optional<RecordCodec> codec() {
        return Optional.empty();
    }

    @Test
    @DisplayName("decides the same when asked again, and changes nothing by deciding")
    void isPure() {
        assertEquals(tell(), tell());
    }

    @Test
    @DisplayName("reaches the same state when the events are folded again")
    void foldsToTheSameState() {
        var told = tell();

        assertEquals(told.states().getLast(), fold(aggregate().initial(), told.events()));
    }

    @Test
    @DisplayName("has a form for each event and command that occurs, and at least one event in the story")
    void declaresItsForms() {
        var told = tell();

        assertFalse(told.events().isEmpty(), "the story leads to no event");
        told.events().forEach(event -> aggregate().events().formOf(event));
        story().forEach(step -> aggregate().commands().formOf(step.command()));
        assertEquals(1, aggregate().snapshots().forms().size(), "a snapshot has exactly one current form");
    }

    @Test
    @DisplayName("writes events, commands and states as JSON that reads back the same")
    void survivesWriting() {
        var codec = codec();
        Assumptions.assumeTrue(codec.isPresent(), "this test has no codec");
        var told = tell();

        told.events().forEach(event -> assertRoundTrip(codec.get(), aggregate().events(), event));
        story().forEach(step -> assertRoundTrip(codec.get(), aggregate().commands(), step.command()));
        told.states().forEach(state -> assertRoundTrip(codec.get(), aggregate().snapshots(), state));
    }

    /** Each decision is asked for twice, so that one that is not pure shows. */
    private Told<S, E> tell() {
        var states = new ArrayList<S>();
        var all = new ArrayList<E>();
        var state = aggregate().initial();
        var now = START;
        for (var step : story()) {
            now = now.plus(step.later());
            var stream = StreamId.of(aggregate().kind(), "story");
            var context = new CommandContext(stream, step.caller(), now, all.size());
            var decision = aggregate().decide(state, step.command(), context);
            assertEquals(decision, aggregate().decide(state, step.command(), context));
            var events = events(decision);
            all.addAll(events);
            state = fold(state, events);
            states.add(state);
        }
        assertFalse(states.isEmpty(), "the story is empty");
        return new Told<>(states, all);
    }

    private S fold(S from, List<E> events) {
        var state = from;
        for (var event : events) {
            state = aggregate().evolve(state, event);
        }
        return state;
    }

    private static <C, E> List<E> events(Decision<C, E> decision) {
        return decision instanceof Decision.Accepted<C, E> accepted ? accepted.events() : List.of();
    }

    private static <T> void assertRoundTrip(RecordCodec codec, Schema<T> schema, T value) {
        switch (schema.formOf(value)) {
            case Schema.JsonForm<? extends T> form ->
                assertEquals(value, codec.read(codec.write(value), form.type()), form.name());
            case Schema.BytesForm<? extends T> form -> assertBytes(form, value);
        }
    }

    private static <R> void assertBytes(Schema.BytesForm<R> form, Object value) {
        var written = form.write().apply(form.type().cast(value));

        assertArrayEquals(written, form.write().apply(form.read().apply(written)), form.name());
    }
}
