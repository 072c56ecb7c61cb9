package stoa.debate.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import stoa.api.access.Caller;
import stoa.api.access.Role;
import stoa.api.debate.Seat;
import stoa.api.stream.CommandContext;
import stoa.api.stream.Decision;

/** What may happen before both seats are taken. */
record WaitingRules(Debate debate) {

    static Decision<DebateCommand, DebateEvent> open(DebateCommand.Open open, CommandContext context) {
        var at = context.now();
        var caller = context.caller();
        var events = new ArrayList<DebateEvent>();
        events.add(new DebateEvent.Opened(open.motion(), open.terms(), caller.id(), at));
        if (open.seat().isPresent()) {
            if (isShutOut(caller, open.terms())) {
                return Refusal.accountNeeded(open.terms());
            }
            events.add(joined(open.seat().get(), caller, context));
        }
        return Decision.accept(events);
    }

    Decision<DebateCommand, DebateEvent> join(DebateCommand.Join join, CommandContext context) {
        var caller = context.caller();
        if (isShutOut(caller, debate.terms())) {
            return Refusal.accountNeeded(debate.terms());
        }
        if (debate.seats().seatOf(caller.id()).isPresent()) {
            return Refusal.alreadySeated();
        }
        var seat = join.seat().or(debate.seats()::free).orElseThrow();
        if (debate.seats().of(seat).isPresent()) {
            return Refusal.seatTaken(seat);
        }
        return Decision.accept(seated(joined(seat, caller, context), context));
    }

    Decision<DebateCommand, DebateEvent> leave(CommandContext context) {
        var seat = debate.seats().seatOf(context.caller().id());
        if (seat.isEmpty()) {
            return Refusal.notSeated();
        }
        var left = new DebateEvent.Left(seat.get(), context.now());
        var isHost = debate.host().equals(context.caller().id());
        return debate.seats().of(seat.get().other()).isEmpty() && isHost
                ? Decision.accept(List.of(left, new DebateEvent.Aborted("withdrawn", context.now())))
                : Decision.accept(left);
    }

    Decision<DebateCommand, DebateEvent> abort(CommandContext context) {
        var caller = context.caller();
        var may = debate.host().equals(caller.id()) || caller.has(Role.TEACHER) || caller.has(Role.ADMIN);
        return may ? Decision.accept(new DebateEvent.Aborted("withdrawn", context.now())) : Refusal.tooLateToAbort();
    }

    Decision<DebateCommand, DebateEvent> away(DebateCommand.SeatAway away, CommandContext context) {
        return present(away.user(), true)
                .<Decision<DebateCommand, DebateEvent>>map(
                        seat -> Decision.accept(new DebateEvent.SeatAway(seat, context.now())))
                .orElse(Decision.accept());
    }

    Decision<DebateCommand, DebateEvent> back(DebateCommand.SeatBack back, CommandContext context) {
        return present(back.user(), false)
                .<Decision<DebateCommand, DebateEvent>>map(
                        seat -> Decision.accept(new DebateEvent.SeatBack(seat, Sitter.GRACE.toMillis(), context.now())))
                .orElse(Decision.accept());
    }

    Decision<DebateCommand, DebateEvent> expire(CommandContext context) {
        return Timetable.isDue(debate.times().openedAt(), Timetable.EXPIRY, context.now())
                ? Decision.accept(new DebateEvent.Aborted("expired", context.now()))
                : Decision.accept();
    }

    private List<DebateEvent> seated(DebateEvent.Joined joined, CommandContext context) {
        var events = new ArrayList<DebateEvent>();
        events.add(joined);
        var full = Fold.one(debate, joined);
        if (full.seats().areTaken()) {
            var clocks = full.clocks().runningFrom(context.now());
            events.add(new DebateEvent.Started(clocks, context.now()));
            if (full.seats().holdClocks()) {
                events.add(new DebateEvent.Paused(clocks.stopped(context.now()), context.now()));
            }
        }
        return events;
    }

    private Optional<Seat> present(String user, boolean wanted) {
        return debate.seats()
                .seatOf(user)
                .filter(seat -> debate.seats().of(seat).orElseThrow().present() == wanted);
    }

    private static DebateEvent.Joined joined(Seat seat, Caller caller, CommandContext context) {
        return new DebateEvent.Joined(seat, caller.id(), caller.name(), isGuest(caller), context.now());
    }

    private static boolean isShutOut(Caller caller, Terms terms) {
        return isGuest(caller) && !terms.guests();
    }

    private static boolean isGuest(Caller caller) {
        return !caller.has(Role.MEMBER) && !caller.has(Role.TEACHER) && !caller.has(Role.ADMIN);
    }
}
