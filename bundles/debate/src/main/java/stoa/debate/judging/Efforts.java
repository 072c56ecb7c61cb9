package stoa.debate.judging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import stoa.api.debate.JudgeDescriptor;
import stoa.api.debate.Question;
import stoa.debate.room.Effort;
import stoa.debate.room.Effort.Culprit;

/**
 * What it took so far to answer each question that is open, until it is recorded with the answer. Of questions that nobody comes
 * back to, the oldest are forgotten.
 */
final class Efforts {
    private static final int MOST = 10_000;

    private final LinkedHashMap<String, Effort> open = new LinkedHashMap<>();

    synchronized void answered(Question question, Duration took) {
        keep(question, new Effort(Optional.of(took.toNanos() / 1_000), failed(question)));
    }

    synchronized void failed(Question question, JudgeDescriptor judge) {
        var all = new ArrayList<>(failed(question));
        all.add(new Culprit(judge.id(), judge.version()));
        keep(question, new Effort(Optional.empty(), all));
    }

    /** What is known of the question; afterwards nothing is. */
    synchronized Optional<Effort> take(String debate, Optional<Integer> turn) {
        return Optional.ofNullable(open.remove(key(debate, turn)));
    }

    private List<Culprit> failed(Question question) {
        var known = open.get(key(question.debate(), question.turn()));
        return known == null ? List.of() : known.failed();
    }

    private void keep(Question question, Effort effort) {
        open.put(key(question.debate(), question.turn()), effort);
        if (open.size() > MOST) {
            open.pollFirstEntry();
        }
    }

    private static String key(String debate, Optional<Integer> turn) {
        return debate + "/" + turn.map(String::valueOf).orElse("final");
    }
}
