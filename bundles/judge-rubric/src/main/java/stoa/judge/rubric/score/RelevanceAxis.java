package stoa.judge.rubric.score;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import stoa.judge.rubric.text.Lexicon;
import stoa.judge.rubric.text.Sense;
import stoa.judge.rubric.text.Sentence;

/** Whether it is about the motion, directly or by a chain of sentences that take up one another. */
record RelevanceAxis() implements Axis {
    private static final int ENOUGH_OF_MOTION = 3;

    @Override
    public Finding find(Speech speech, Setting setting) {
        if (speech.counted().isEmpty()) {
            return Axis.nothing(speech);
        }
        var motion = setting.motionTopics();
        var hit = speech.topics();
        hit.retainAll(motion);
        var tied = tied(speech, setting);
        var share = tied.stream().mapToInt(Sentence::size).sum() / (double) speech.size();
        var coverage = Math.min(1, hit.size() / (double) Math.max(1, Math.min(ENOUGH_OF_MOTION, motion.size())));
        var points = 10 * (0.4 * coverage + 0.6 * share);
        return Finding.of(
                (hit.isEmpty() ? points * 0.7 : points) * speech.fullness() * (speech.is(Flag.GARBLED) ? 0.6 : 1)
                        - (speech.is(Flag.ABUSE) ? 1 : 0),
                reason(hit, share),
                share < 0.7
                        ? "end each step by saying what it means for the motion"
                        : "say in one sentence why this decides the motion",
                tied);
    }

    private static List<Sentence> tied(Speech speech, Setting setting) {
        var topics = new HashSet<>(setting.motionTopics());
        var opposing = setting.opposingTopics();
        var tied = new ArrayList<Sentence>();
        var isLastTied = false;
        for (var sentence : speech.counted()) {
            var pointsBack = isLastTied && Lexicon.ENGLISH.has(sentence, Sense.LINK);
            isLastTied = pointsBack
                    || !Setting.shared(sentence, topics).isEmpty()
                    || Setting.shared(sentence, opposing).size() >= 2;
            if (isLastTied) {
                tied.add(sentence);
                topics.addAll(sentence.topics());
            }
        }
        return tied;
    }

    private static String reason(Set<String> hit, double share) {
        if (share < 0.2) {
            return "Hardly anything is about the motion.";
        }
        if (hit.isEmpty()) {
            return "Takes up what the other side said, but does not come back to the motion.";
        }
        return share < 0.7
                ? "Speaks to the motion in part, and leaves it in the rest."
                : "Stays with the motion from the first sentence to the last.";
    }
}
