package stoa.judge.rubric.report;

import java.util.ArrayList;
import java.util.List;
import stoa.api.debate.Question;
import stoa.api.debate.Seat;
import stoa.api.debate.Turn;
import stoa.judge.rubric.score.Assessment;
import stoa.judge.rubric.score.Setting;
import stoa.judge.rubric.text.Language;
import stoa.judge.rubric.text.Prose;

/** The speeches of a question, read once. */
public record Reading(Prose motion, List<Turn> turns, List<Prose> speeches) {
    private static final int FEWEST_WORDS = 5;

    public Reading {
        turns = List.copyOf(turns);
        speeches = List.copyOf(speeches);
    }

    /** Stops between two turns when the thread is interrupted. */
    public static Reading of(Question question) throws InterruptedException {
        var speeches = new ArrayList<Prose>();
        for (var turn : question.turns()) {
            if (Thread.interrupted()) {
                throw new InterruptedException("The judge was told to stop");
            }
            speeches.add(Prose.of(turn.text()));
        }
        return new Reading(Prose.of(question.motion()), question.turns(), speeches);
    }

    Assessment assess(int index) {
        var seat = turns.get(index).seat();
        var setting = new Setting(motion, before(index, seat), before(index, seat.other()));
        return Assessment.of(turns.get(index).number(), speeches.get(index), setting);
    }

    boolean isTooShort(int index) {
        return speeches.get(index).size() < FEWEST_WORDS;
    }

    boolean isForeign(int index) {
        return Language.isForeign(speeches.get(index));
    }

    private List<Prose> before(int index, Seat seat) {
        var found = new ArrayList<Prose>();
        for (int at = 0; at < index; at++) {
            if (turns.get(at).seat() == seat) {
                found.add(speeches.get(at));
            }
        }
        return found;
    }
}
