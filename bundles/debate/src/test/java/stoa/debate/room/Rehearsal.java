package stoa.debate.room;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import stoa.api.access.Caller;
import stoa.api.access.Role;
import stoa.api.debate.Seat;
import stoa.api.plugin.Outage;
import stoa.api.stream.CommandContext;
import stoa.api.stream.Decision;
import stoa.api.stream.StreamId;
import stoa.api.stream.Timer;

/** A debate on a stage of its own: a manual clock, timers that fire when time passes, the log of events. */
final class Rehearsal {
    static final Caller ANNA = Caller.of("usr_anna", "Anna", Set.of(Role.MEMBER));
    static final Caller BEN = Caller.of("usr_ben", "Ben", Set.of(Role.MEMBER));
    static final Caller GUEST = Caller.of("usr_guest", "Gus", Set.of(Role.GUEST));
    static final Caller PLATFORM = Caller.system("test");
    static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    static final Terms RATED = new Terms(180_000, 10_000, Optional.of(4), true, false);

    private DebateAggregate aggregate = new DebateAggregate(new DebateRules(Optional.empty()));
    private final Map<String, Timer.Set<DebateCommand>> timers = new HashMap<>();
    final List<DebateEvent> log = new ArrayList<>();
    Debate state = aggregate.initial();
    Instant now = START;

    static Rehearsal open(Terms terms) {
        return open("Schools should start later", terms);
    }

    private static Rehearsal open(String motion, Terms terms) {
        var stage = new Rehearsal();
        stage.must(
                ANNA,
                new DebateCommand.Open(
                        new Motion(motion, Optional.empty(), List.of("education")),
                        terms,
                        Optional.of(Seat.PROPOSITION)));
        return stage;
    }

    /** Anna speaks for the motion, Ben against it. */
    static Rehearsal running(Terms terms) {
        return running("Schools should start later", terms);
    }

    static Rehearsal running(String motion, Terms terms) {
        var stage = open(motion, terms);
        stage.must(BEN, new DebateCommand.Join(Optional.empty()));
        return stage;
    }

    List<DebateEvent> must(Caller caller, DebateCommand command) {
        return switch (send(caller, command)) {
            case Decision.Accepted<DebateCommand, DebateEvent> yes -> yes.events();
            case Decision.Rejected<DebateCommand, DebateEvent> no ->
                throw new AssertionError(command + " was refused: " + no.message());
        };
    }

    String refused(Caller caller, DebateCommand command) {
        return switch (send(caller, command)) {
            case Decision.Accepted<DebateCommand, DebateEvent> yes ->
                throw new AssertionError(command + " was accepted");
            case Decision.Rejected<DebateCommand, DebateEvent> no -> no.code().name();
        };
    }

    Decision<DebateCommand, DebateEvent> send(Caller caller, DebateCommand command) {
        var context = new CommandContext(StreamId.of("debate", "deb_1"), caller, now, log.size());
        var decision = aggregate.decide(state, command, context);
        if (decision instanceof Decision.Accepted<DebateCommand, DebateEvent> yes) {
            yes.events().forEach(this::fold);
            yes.timers().forEach(this::set);
        }
        return decision;
    }

    /** The next turn, spoken by whoever has it. */
    List<DebateEvent> speak(String text) {
        var caller = state.clocks().mover() == seatOfAnna() ? ANNA : BEN;
        return must(caller, new DebateCommand.Speak(text, state.turns().size() + 1));
    }

    /** Lets time pass; what is due fires at its moment. */
    void pass(Duration span) {
        var until = now.plus(span);
        for (var next = due(until); next.isPresent(); next = due(until)) {
            now = next.get().due().isAfter(now) ? next.get().due() : now;
            timers.remove(next.get().name());
            must(PLATFORM, next.get().command());
        }
        now = until;
    }

    /** The process dies now and comes back after the span: no timer fires meanwhile, late ones fire at once. */
    void crash(Duration span) {
        var outage = new Outage(now, now.plus(span));
        now = now.plus(span);
        aggregate = new DebateAggregate(new DebateRules(Optional.of(outage)));
        state = replayed();
    }

    Debate replayed() {
        var again = aggregate.initial();
        for (var event : log) {
            again = aggregate.evolve(again, event);
        }
        return again;
    }

    boolean hasTimer(String name) {
        return timers.containsKey(name);
    }

    long left(Seat seat) {
        return state.clocks().left(seat, now);
    }

    <E extends DebateEvent> List<E> all(Class<E> type) {
        return log.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private Seat seatOfAnna() {
        return state.seats().seatOf(ANNA.id()).orElse(Seat.OPPOSITION);
    }

    private Optional<Timer.Set<DebateCommand>> due(Instant until) {
        return timers.values().stream()
                .filter(timer -> !timer.due().isAfter(until))
                .min(Comparator.comparing(Timer.Set::due));
    }

    private void fold(DebateEvent event) {
        log.add(event);
        state = aggregate.evolve(state, event);
    }

    private void set(Timer<DebateCommand> change) {
        switch (change) {
            case Timer.Set<DebateCommand> timer -> timers.put(timer.name(), timer);
            case Timer.Cancel<DebateCommand> cancel -> timers.remove(cancel.name());
        }
    }
}
