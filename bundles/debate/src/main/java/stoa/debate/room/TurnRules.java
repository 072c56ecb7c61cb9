package stoa.debate.room;

import java.util.ArrayList;
import java.util.Optional;
import stoa.api.access.Role;
import stoa.api.debate.Seat;
import stoa.api.stream.CommandContext;
import stoa.api.stream.Decision;

/** What those who sit may do while the debate is live. */
record TurnRules(Debate debate) {

    Decision<DebateCommand, DebateEvent> speak(DebateCommand.Speak speak, CommandContext context) {
        var refusal = refusalOf(speak, context);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var events = new ArrayList<DebateEvent>(
                new PresenceRules(debate).returning(debate.clocks().mover(), context));
        var ready = Fold.all(debate, events);
        var spoken = spoken(ready, TurnText.clean(speak.text()), context);
        events.add(spoken);
        if (ready.turns().size() + 1 >= debate.terms().turns()) {
            var after = Fold.one(ready, spoken);
            events.addAll(Endings.of(after, EndReason.COMPLETE, Optional.empty(), context.now()));
        }
        return Decision.accept(events);
    }

    Decision<DebateCommand, DebateEvent> resign(CommandContext context) {
        var seat = seatOf(context);
        if (seat.isEmpty()) {
            return Refusal.notSeated();
        }
        return Decision.accept(Endings.of(debate, EndReason.RESIGNED, seat.map(Seat::other), context.now()));
    }

    Decision<DebateCommand, DebateEvent> offerDraw(CommandContext context) {
        var seat = seatOf(context);
        if (seat.isEmpty()) {
            return Refusal.notSeated();
        }
        if (debate.drawOffer().equals(seat.map(Seat::other))) {
            return agree(context);
        }
        var sitter = debate.seats().of(seat.get()).orElseThrow();
        return sitter.offeredAt() == debate.turns().size()
                ? Refusal.drawOffered()
                : Decision.accept(new DebateEvent.DrawOffered(seat.get(), context.now()));
    }

    Decision<DebateCommand, DebateEvent> answerDraw(DebateCommand.AnswerDraw answer, CommandContext context) {
        var seat = seatOf(context);
        if (seat.isEmpty()) {
            return Refusal.notSeated();
        }
        if (!debate.drawOffer().equals(seat.map(Seat::other))) {
            return Refusal.noDrawOffer();
        }
        return answer.accept()
                ? agree(context)
                : Decision.accept(new DebateEvent.DrawDeclined(seat.get(), context.now()));
    }

    Decision<DebateCommand, DebateEvent> abort(CommandContext context) {
        var caller = context.caller();
        var seatedEarly = seatOf(context).isPresent() && debate.turns().isEmpty();
        return seatedEarly || caller.has(Role.TEACHER) || caller.has(Role.ADMIN)
                ? Decision.accept(new DebateEvent.Aborted("aborted", context.now()))
                : Refusal.tooLateToAbort();
    }

    Decision<DebateCommand, DebateEvent> flag(CommandContext context) {
        var clocks = debate.clocks();
        return clocks.since().isPresent() && clocks.hasRunOut(context.now())
                ? Decision.accept(Endings.of(
                        debate, EndReason.CLOCK, Optional.of(clocks.mover().other()), context.now()))
                : Decision.accept();
    }

    private Optional<Decision<DebateCommand, DebateEvent>> refusalOf(
            DebateCommand.Speak speak, CommandContext context) {
        var seat = seatOf(context);
        var next = debate.turns().size() + 1;
        if (seat.isEmpty()) {
            return Optional.of(Refusal.notSeated());
        }
        if (speak.turn() != next) {
            return Optional.of(Refusal.turnMoved(speak.turn(), next));
        }
        if (seat.get() != debate.clocks().mover()) {
            return Optional.of(Refusal.notYourTurn());
        }
        // The timer ends the debate; a text between the flag and the timer comes too late all the same.
        return debate.clocks().hasRunOut(context.now())
                ? Optional.of(Refusal.clockRanOut())
                : TurnText.refusal(TurnText.clean(speak.text()));
    }

    private static DebateEvent.Spoken spoken(Debate debate, String text, CommandContext context) {
        var seat = debate.clocks().mover();
        return new DebateEvent.Spoken(
                debate.turns().size() + 1,
                seat,
                text,
                used(debate, seat, context),
                debate.clocks().handedOver(debate.terms().incrementMs(), context.now()),
                context.now());
    }

    /** What the seat had been given, less what is left and what its earlier turns took: right across pauses and outages. */
    private static long used(Debate debate, Seat seat, CommandContext context) {
        var own = debate.turns().stream().filter(turn -> turn.seat() == seat).toList();
        var given = debate.terms().initialMs() + debate.terms().incrementMs() * own.size();
        var earlier = own.stream().mapToLong(TurnTaken::usedMs).sum();
        return given - earlier - debate.clocks().left(seat, context.now());
    }

    private Decision<DebateCommand, DebateEvent> agree(CommandContext context) {
        return Decision.accept(Endings.of(debate, EndReason.AGREED, Optional.empty(), context.now()));
    }

    private Optional<Seat> seatOf(CommandContext context) {
        return debate.seats().seatOf(context.caller().id());
    }
}
