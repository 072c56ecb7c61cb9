package stoa.debate.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import stoa.api.debate.Seat;

/** The next state of a debate while one event is folded into it; lives in one method call. */
final class Draft {
    Stage stage;
    Motion motion;
    Terms terms;
    String host;
    Seats seats;
    Clocks clocks;
    List<TurnTaken> turns;
    Optional<Seat> drawOffer;
    Optional<Ending> ending;
    Judging judging;
    Optional<Outcome> outcome;
    List<RatingChange> ratings;
    Times times;

    Draft(Debate debate) {
        stage = debate.stage();
        motion = debate.motion();
        terms = debate.terms();
        host = debate.host();
        seats = debate.seats();
        clocks = debate.clocks();
        turns = debate.turns();
        drawOffer = debate.drawOffer();
        ending = debate.ending();
        judging = debate.judging();
        outcome = debate.outcome();
        ratings = debate.ratings();
        times = debate.times();
    }

    void add(TurnTaken turn) {
        var all = new ArrayList<>(turns);
        all.add(turn);
        turns = all;
    }

    void judged(int number, Judging word) {
        var all = new ArrayList<>(turns);
        all.set(number - 1, all.get(number - 1).with(word));
        turns = all;
    }

    /** Changes the word on a turn, or on the whole. */
    void judge(Optional<Integer> turn, UnaryOperator<Judging> change) {
        if (turn.isPresent()) {
            judged(turn.get(), change.apply(turns.get(turn.get() - 1).judging()));
        } else {
            judging = change.apply(judging);
        }
    }

    void add(RatingChange change) {
        var all = new ArrayList<>(ratings);
        all.add(change);
        ratings = all;
    }

    Debate done() {
        return new Debate(
                stage, motion, terms, host, seats, clocks, turns, drawOffer, ending, judging, outcome, ratings, times);
    }
}
