package stoa.judge.rubric.score;

import java.util.Collections;
import java.util.List;
import stoa.judge.rubric.text.Lexicon;
import stoa.judge.rubric.text.Sense;
import stoa.judge.rubric.text.Sentence;

/** Claims tied to reasons, reasons tied to each other, no shortcuts. */
record LogicAxis() implements Axis {
    @Override
    public Finding find(Speech speech, Setting setting) {
        if (speech.counted().isEmpty()) {
            return Axis.nothing(speech);
        }
        var reasons = speech.reasons();
        var links = speech.count(Sense.CONTRAST) + speech.count(Sense.CONDITIONAL);
        var points = 1.2
                + Axis.step(reasons.size(), 2.2, 3.6, 4.6)
                + Axis.step(links, 0.9, 1.5)
                + 1.4 * cohesion(speech.counted())
                + (speech.has(Sense.STANCE) ? 0.8 : 0)
                + (speech.has(Sense.HEDGE) ? 0.4 : 0);
        return Finding.of(
                (points - faults(speech)) * speech.fullness() * (speech.is(Flag.GARBLED) ? 0.4 : 1),
                reason(speech, reasons.size()),
                advice(speech, reasons.size()),
                speech.is(Flag.FALLACY) ? speech.with(Sense.FALLACY).toList() : reasons);
    }

    private static double faults(Speech speech) {
        return Math.min(5, 2 * speech.count(Sense.FALLACY))
                + (speech.is(Flag.ABUSE) ? 2.5 : 0)
                + (speech.is(Flag.SHOUTING) ? 0.5 : 0)
                + Math.min(1, 0.3 * Math.max(0, speech.count(Sense.ABSOLUTE) - 1));
    }

    /** The share of sentences that take up the one before, by a word or by pointing back. */
    private static double cohesion(List<Sentence> sentences) {
        var tied = 0;
        for (int at = 1; at < sentences.size(); at++) {
            var sharesTopic = !Collections.disjoint(
                    sentences.get(at).topics(), sentences.get(at - 1).topics());
            tied += sharesTopic || Lexicon.ENGLISH.has(sentences.get(at), Sense.LINK) ? 1 : 0;
        }
        return sentences.size() < 2 ? 0 : tied / (double) (sentences.size() - 1);
    }

    private static String reason(Speech speech, int reasons) {
        if (speech.is(Flag.GARBLED)) {
            return "The argument cannot be followed: " + Flag.GARBLED.note() + ".";
        }
        if (speech.is(Flag.FALLACY)) {
            return "The step does not hold: " + Flag.FALLACY.note() + ".";
        }
        return switch (reasons) {
            case 0 -> "States a view without saying why it follows.";
            case 1 -> "Gives one reason, and says how it leads to the claim.";
            case 2 -> "Gives two reasons that are tied to the claim.";
            default -> "Gives " + Math.min(reasons, 9) + " connected reasons that lead to the claim step by step.";
        };
    }

    private static String advice(Speech speech, int reasons) {
        if (speech.is(Flag.FALLACY) || speech.is(Flag.ABUSE)) {
            return "replace the shortcut or the insult by a reason that the other side could test";
        }
        return reasons < 2
                ? "say \"because\" once more and name the step between your claim and its reason"
                : "say which of your reasons weighs most and why the others depend on it";
    }
}
