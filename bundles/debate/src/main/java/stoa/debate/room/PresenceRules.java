package stoa.debate.room;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import stoa.api.debate.Seat;
import stoa.api.stream.CommandContext;
import stoa.api.stream.Decision;

/**
 * What absence does to a live debate: both clocks stand still while somebody is away and has grace left; then they run on;
 * who stays away a while longer has abandoned it.
 */
record PresenceRules(Debate debate) {

    Decision<DebateCommand, DebateEvent> away(DebateCommand.SeatAway away, CommandContext context) {
        var seat = debate.seats().seatOf(away.user());
        return seat.filter(this::isPresent).isPresent()
                ? Decision.accept(settled(List.of(new DebateEvent.SeatAway(seat.get(), context.now())), context.now()))
                : Decision.accept();
    }

    Decision<DebateCommand, DebateEvent> back(DebateCommand.SeatBack back, CommandContext context) {
        return Decision.accept(debate.seats()
                .seatOf(back.user())
                .map(seat -> returning(seat, context))
                .orElse(List.of()));
    }

    /** What it means that the person in the seat shows a sign of life; nothing if he was there. */
    List<DebateEvent> returning(Seat seat, CommandContext context) {
        if (isPresent(seat)) {
            return List.of();
        }
        var graceLeft = sitter(seat).graceLeft(context.now());
        return settled(List.of(new DebateEvent.SeatBack(seat, graceLeft, context.now())), context.now());
    }

    Decision<DebateCommand, DebateEvent> graceOver(Seat seat, CommandContext context) {
        var spent = sitter(seat).holdsClocks() && sitter(seat).graceLeft(context.now()) == 0;
        return spent
                ? Decision.accept(settled(List.of(new DebateEvent.GraceSpent(seat, context.now())), context.now()))
                : Decision.accept();
    }

    Decision<DebateCommand, DebateEvent> absenceOver(Seat seat, CommandContext context) {
        var sitter = sitter(seat);
        var gone = !sitter.present()
                && !sitter.holdsClocks()
                && Timetable.isDue(sitter.awaySince(), Timetable.ABSENCE, context.now());
        var stayed = Optional.of(seat.other()).filter(this::isPresent);
        return gone
                ? Decision.accept(Endings.of(debate, EndReason.ABANDONED, stayed, context.now()))
                : Decision.accept();
    }

    /** The events, and after them the pause or the resumption they lead to. */
    private List<DebateEvent> settled(List<DebateEvent> events, Instant now) {
        var after = Fold.all(debate, events);
        var hold = after.seats().holdClocks();
        var all = new ArrayList<>(events);
        if (hold && after.stage() == Stage.RUNNING) {
            all.add(new DebateEvent.Paused(after.clocks().stopped(now), now));
        }
        if (!hold && after.stage() == Stage.PAUSED) {
            all.add(new DebateEvent.Resumed(after.clocks().runningFrom(now), now));
        }
        return all;
    }

    private boolean isPresent(Seat seat) {
        return sitter(seat).present();
    }

    private Sitter sitter(Seat seat) {
        return debate.seats().of(seat).orElseThrow();
    }
}
