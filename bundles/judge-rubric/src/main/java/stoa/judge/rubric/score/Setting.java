package stoa.judge.rubric.score;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import stoa.judge.rubric.text.Prose;
import stoa.judge.rubric.text.Sentence;

/**
 * What a speech is measured against.
 *
 * @param earlier the speaker's own speeches before it
 * @param opposing the other side's speeches before it
 */
public record Setting(Prose motion, List<Prose> earlier, List<Prose> opposing) {
    public Setting {
        earlier = List.copyOf(earlier);
        opposing = List.copyOf(opposing);
    }

    boolean isOpening() {
        return opposing.isEmpty();
    }

    Set<String> motionTopics() {
        return motion.topics();
    }

    /** What the other side brought up beyond the motion itself. */
    Set<String> opposingTopics() {
        var topics = new HashSet<String>();
        opposing.forEach(speech -> topics.addAll(speech.topics()));
        topics.removeAll(motionTopics());
        return topics;
    }

    static Set<String> shared(Sentence sentence, Set<String> topics) {
        var shared = new HashSet<>(sentence.topics());
        shared.retainAll(topics);
        return shared;
    }
}
