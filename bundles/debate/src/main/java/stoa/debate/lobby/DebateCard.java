package stoa.debate.lobby;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import stoa.api.debate.Seat;
import stoa.debate.room.Clocks;
import stoa.debate.room.DebateEvent;
import stoa.debate.room.Outcome;
import stoa.debate.room.Stage;
import stoa.debate.room.Terms;

/** What the lobby shows of a debate. */
public record DebateCard(
        String id,
        String motion,
        List<String> topics,
        Stage stage,
        Terms terms,
        String host,
        Optional<CardSeat> proposition,
        Optional<CardSeat> opposition,
        Optional<Clocks> clocks,
        int turns,
        Optional<Outcome> outcome,
        Instant openedAt,
        Instant changedAt) {

    static DebateCard of(String id, DebateEvent.Opened opened) {
        return new DebateCard(
                id,
                opened.motion().text(),
                opened.motion().topics(),
                Stage.OPEN,
                opened.terms(),
                opened.host(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty(),
                opened.at(),
                opened.at());
    }

    public boolean seats(String user) {
        return proposition.filter(who -> who.user().equals(user)).isPresent()
                || opposition.filter(who -> who.user().equals(user)).isPresent();
    }

    /** The card after an event of its debate; the same one when the event does not show on it. */
    DebateCard after(DebateEvent event) {
        return switch (event) {
            case DebateEvent.Joined joined ->
                seat(joined.seat(), Optional.of(new CardSeat(joined.user(), joined.name(), true)), joined.at());
            case DebateEvent.Left left -> seat(left.seat(), Optional.empty(), left.at());
            case DebateEvent.SeatAway away -> change(away.seat(), who -> who.here(false), away.at());
            case DebateEvent.SeatBack back -> change(back.seat(), who -> who.here(true), back.at());
            case DebateEvent.Started started -> stage(Stage.RUNNING, Optional.of(started.clocks()), started.at());
            case DebateEvent.Paused paused -> stage(Stage.PAUSED, Optional.of(paused.clocks()), paused.at());
            case DebateEvent.Resumed resumed -> stage(Stage.RUNNING, Optional.of(resumed.clocks()), resumed.at());
            case DebateEvent.Credited credited -> stage(stage, Optional.of(credited.clocks()), credited.at());
            case DebateEvent.Spoken spoken -> turn(spoken.turn(), spoken.clocks(), spoken.at());
            case DebateEvent.Ended ended ->
                turn(ended.turns(), ended.clocks(), ended.at())
                        .stage(Stage.CLOSING, Optional.of(ended.clocks()), ended.at());
            case DebateEvent.Decided decided ->
                result(new Outcome(decided.winner(), decided.rated(), decided.reason()));
            case DebateEvent.Aborted aborted -> stage(Stage.ABORTED, Optional.empty(), aborted.at());
            default -> this;
        };
    }

    /** The card with the number of turns and the clocks as they are, which the store does not follow turn by turn. */
    DebateCard turn(int number, Clocks now, Instant at) {
        return new DebateCard(
                id,
                motion,
                topics,
                stage,
                terms,
                host,
                proposition,
                opposition,
                Optional.of(now),
                number,
                outcome,
                openedAt,
                at);
    }

    private DebateCard stage(Stage next, Optional<Clocks> now, Instant at) {
        return new DebateCard(
                id, motion, topics, next, terms, host, proposition, opposition, now, turns, outcome, openedAt, at);
    }

    private DebateCard result(Outcome result) {
        return new DebateCard(
                id,
                motion,
                topics,
                Stage.DECIDED,
                terms,
                host,
                proposition,
                opposition,
                clocks,
                turns,
                Optional.of(result),
                openedAt,
                changedAt);
    }

    private DebateCard change(Seat seat, UnaryOperator<CardSeat> change, Instant at) {
        return seat(seat, (seat == Seat.PROPOSITION ? proposition : opposition).map(change), at);
    }

    private DebateCard seat(Seat seat, Optional<CardSeat> who, Instant at) {
        var isProposition = seat == Seat.PROPOSITION;
        return new DebateCard(
                id,
                motion,
                topics,
                stage,
                terms,
                host,
                isProposition ? who : proposition,
                isProposition ? opposition : who,
                clocks,
                turns,
                outcome,
                openedAt,
                at);
    }
}
