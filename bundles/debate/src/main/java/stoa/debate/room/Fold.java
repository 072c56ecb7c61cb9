package stoa.debate.room;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import stoa.api.debate.Seat;

/** State is a fold of events: what each event does to a debate. */
final class Fold {
    private Fold() {}

    static Debate all(Debate start, List<DebateEvent> events) {
        var state = start;
        for (var event : events) {
            state = one(state, event);
        }
        return state;
    }

    static Debate one(Debate debate, DebateEvent event) {
        var next = debate.draft();
        switch (event) {
            case DebateEvent.Opened opened -> open(next, opened);
            case DebateEvent.Joined joined -> join(next, joined);
            case DebateEvent.Left left -> next.seats = next.seats.with(left.seat(), Optional.empty());
            case DebateEvent.Started started -> start(next, started);
            case DebateEvent.Spoken spoken -> speak(next, spoken);
            case DebateEvent.SeatAway away -> next.seats = next.seats.change(away.seat(), who -> who.gone(away.at()));
            case DebateEvent.SeatBack back ->
                next.seats = next.seats.change(back.seat(), who -> who.back(back.graceMs()));
            case DebateEvent.GraceSpent spent ->
                next.seats = next.seats.change(spent.seat(), who -> who.graceSpent(spent.at()));
            case DebateEvent.Paused paused -> moveTo(next, Stage.PAUSED, paused.clocks());
            case DebateEvent.Resumed resumed -> moveTo(next, Stage.RUNNING, resumed.clocks());
            case DebateEvent.Credited credited -> credit(next, credited);
            case DebateEvent.DrawOffered offer -> offerDraw(next, offer.seat());
            case DebateEvent.DrawDeclined declined -> next.drawOffer = Optional.empty();
            case DebateEvent.Ended ended -> end(next, ended);
            case DebateEvent.TurnScored scored ->
                next.judged(scored.turn(), Judging.of(scored.verdict(), scored.insteadOf()));
            case DebateEvent.TurnUnjudged not -> next.judged(not.turn(), Judging.gaveUp(not.reason()));
            case DebateEvent.VerdictReached reached ->
                next.judging = Judging.of(reached.verdict(), reached.insteadOf());
            case DebateEvent.Unjudged not -> next.judging = Judging.gaveUp(not.reason());
            case DebateEvent.JudgeAwaited awaited -> next.judge(awaited.turn(), word -> Judging.WAITING);
            case DebateEvent.Reviewed reviewed -> next.judge(reviewed.turn(), word -> word.with(reviewed.review()));
            case DebateEvent.Overruled said -> overrule(next, said);
            case DebateEvent.Decided decided -> decide(next, decided);
            case DebateEvent.RatingChanged change ->
                next.add(new RatingChange(
                        change.seat(), change.user(), change.before(), change.after(), change.delta()));
            case DebateEvent.Aborted aborted -> abort(next, aborted.at());
        }
        return next.done();
    }

    /** A debate whose verdict is still awaited is judged by the person, and waits no longer. */
    private static void overrule(Draft next, DebateEvent.Overruled said) {
        next.judge(
                said.turn(),
                word -> (word.isPending() ? Judging.gaveUp("A teacher decided before the judge did.") : word)
                        .with(said.overrule()));
    }

    private static void open(Draft next, DebateEvent.Opened opened) {
        next.stage = Stage.OPEN;
        next.motion = opened.motion();
        next.terms = opened.terms();
        next.host = opened.host();
        next.clocks = Clocks.of(opened.terms());
        next.times = next.times.opened(opened.at());
    }

    private static void join(Draft next, DebateEvent.Joined joined) {
        var sitter = Sitter.of(joined.user(), joined.name(), joined.guest());
        next.seats = next.seats.with(joined.seat(), Optional.of(sitter));
    }

    private static void start(Draft next, DebateEvent.Started started) {
        moveTo(next, Stage.RUNNING, started.clocks());
        next.seats = next.seats.changeAll(who -> who.present() ? who : who.gone(started.at()));
        next.times = next.times.started(started.at());
    }

    private static void speak(Draft next, DebateEvent.Spoken spoken) {
        next.clocks = spoken.clocks();
        next.add(new TurnTaken(
                spoken.turn(), spoken.seat(), spoken.text(), spoken.usedMs(), spoken.at(), Judging.PENDING));
        // Speaking on without answering is the answer no.
        next.drawOffer = next.drawOffer.filter(offering -> offering == spoken.seat());
    }

    private static void credit(Draft next, DebateEvent.Credited credited) {
        next.clocks = credited.clocks();
        next.times = next.times.credited(credited.until());
        for (var seat : Seat.values()) {
            credited.absences()
                    .of(seat)
                    .ifPresent(since -> next.seats = next.seats.change(seat, who -> who.gone(since)));
        }
    }

    private static void offerDraw(Draft next, Seat seat) {
        var taken = next.turns.size();
        next.drawOffer = Optional.of(seat);
        next.seats = next.seats.change(seat, who -> who.offered(taken));
    }

    private static void end(Draft next, DebateEvent.Ended ended) {
        moveTo(next, Stage.CLOSING, ended.clocks());
        next.drawOffer = Optional.empty();
        next.ending = Optional.of(new Ending(ended.reason(), ended.winner()));
        next.judging = next.turns.isEmpty() ? Judging.NONE : Judging.PENDING;
        next.times = next.times.ended(ended.at());
    }

    private static void decide(Draft next, DebateEvent.Decided decided) {
        next.stage = Stage.DECIDED;
        next.outcome = Optional.of(new Outcome(decided.winner(), decided.rated(), decided.reason()));
    }

    private static void abort(Draft next, Instant at) {
        moveTo(next, Stage.ABORTED, next.clocks.stopped(at));
        next.drawOffer = Optional.empty();
        next.times = next.times.ended(at);
    }

    private static void moveTo(Draft next, Stage stage, Clocks clocks) {
        next.stage = stage;
        next.clocks = clocks;
    }
}
