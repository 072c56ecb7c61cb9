package stoa.debate.room;

import java.util.List;
import java.util.Optional;

/**
 * What it took to come to a word, for the cards of the judges; it changes nothing in a debate.
 *
 * @param tookMicros of the answer that counts; empty when there was none
 * @param failed judges that were asked before in vain, one entry for each time
 */
public record Effort(Optional<Long> tookMicros, List<Culprit> failed) {
    static final int MOST = 20;

    public Effort {
        failed = failed.stream().limit(MOST).toList();
    }

    /** A judge that did not answer, or not with a verdict that fits. */
    public record Culprit(String judge, String version) {}
}
