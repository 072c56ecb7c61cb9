package stoa.judge.rubric.score;

import java.util.HashSet;
import java.util.Set;
import stoa.judge.rubric.text.Lexicon;
import stoa.judge.rubric.text.Sense;
import stoa.judge.rubric.text.Sentence;

/** Whether it takes up what the other side said, answers it and weighs it. An opening speech can only foresee. */
record RebuttalAxis() implements Axis {
    private static final double OPENING = 5;

    @Override
    public Finding find(Speech speech, Setting setting) {
        if (speech.counted().isEmpty()) {
            return Axis.nothing(speech);
        }
        return setting.isOpening() ? opening(speech) : answer(speech, setting);
    }

    private static Finding opening(Speech speech) {
        var foresees = speech.counted().stream().filter(RebuttalAxis::foresees).toList();
        var points = OPENING + Axis.step(foresees.size(), 1.5, 2.5) - (speech.is(Flag.ABUSE) ? 2 : 0);
        return Finding.of(
                points * speech.fullness(),
                foresees.isEmpty()
                        ? "Opens the debate, so there is nothing to answer yet."
                        : "Opens the debate and already meets an objection.",
                "name the strongest objection and answer it before it comes",
                foresees);
    }

    private static Finding answer(Speech speech, Setting setting) {
        var theirs = setting.opposingTopics();
        var taken = new HashSet<String>();
        speech.counted().forEach(sentence -> taken.addAll(Setting.shared(sentence, theirs)));
        var answering = speech.counted().stream()
                .filter(sentence -> answers(sentence, theirs))
                .toList();
        var points = 1
                + Axis.step(taken.size(), 0.8, 1.6, 2.3, 2.9, 3.4)
                + Axis.step(answering.size(), 1.8, 2.8) * (taken.isEmpty() ? 0.4 : 1)
                + (speech.has(Sense.WEIGH) ? 1.4 : 0)
                + (speech.has(Sense.CONCEDE) ? 1.2 : 0)
                - (speech.is(Flag.ABUSE) ? 2.5 : 0);
        return Finding.of(
                points * speech.fullness() * (speech.is(Flag.GARBLED) ? 0.5 : 1),
                reason(taken.size(), answering.size(), speech),
                advice(answering.size(), speech),
                answering);
    }

    private static boolean foresees(Sentence sentence) {
        return Lexicon.ENGLISH.has(sentence, Sense.CONCEDE) || Lexicon.ENGLISH.has(sentence, Sense.REBUT);
    }

    private static boolean answers(Sentence sentence, Set<String> theirs) {
        var turnsAgainst = Lexicon.ENGLISH.has(sentence, Sense.REBUT)
                || Lexicon.ENGLISH.has(sentence, Sense.CONTRAST)
                        && !Setting.shared(sentence, theirs).isEmpty();
        return turnsAgainst && sentence.size() >= 5;
    }

    private static String reason(int taken, int answering, Speech speech) {
        if (taken == 0 && answering == 0) {
            return "Does not take up anything that the other side said.";
        }
        if (answering == 0) {
            return "Touches the other side's points without turning against them.";
        }
        return speech.has(Sense.WEIGH)
                ? "Answers the other side and weighs the two points against each other."
                : "Answers the other side, but does not say which point matters more.";
    }

    private static String advice(int answering, Speech speech) {
        if (answering == 0) {
            return "quote the other side's best point and say why it fails";
        }
        return speech.has(Sense.CONCEDE)
                ? "answer one point more, the one that hurts you most"
                : "grant what is true in the other side's point before you answer it";
    }
}
