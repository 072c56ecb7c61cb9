package stoa.debate.judging;

import java.time.Duration;
import java.util.Optional;
import stoa.api.task.JobSpec;

/**
 * What is to be judged: the payload of the job.
 *
 * @param turn empty for the debate as a whole
 * @param waited how often the question was put off because no judge was there; that uses up no attempt
 */
record Assignment(String debate, Optional<Integer> turn, Optional<Integer> waited) {
    static final String KIND = "debate-judge";
    /** What a judge has for one answer. */
    static final Duration LIMIT = Duration.ofSeconds(20);

    private static final int ATTEMPTS = 5;
    /** A question waits a day for a judge: so long an institution may take to notice that it has none. */
    static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final Duration MOST_WAIT = Duration.ofMinutes(10);
    private static final int PART = 10;

    Assignment(String debate, Optional<Integer> turn) {
        this(debate, turn, Optional.empty());
    }

    /** The same question once more, later; empty when it has waited long enough. */
    Optional<Assignment> putOff() {
        var next = new Assignment(debate, turn, Optional.of(waited.orElse(0) + 1));
        return waitedAfter(next.waited.orElse(0)).compareTo(LONGEST_WAIT) > 0 ? Optional.empty() : Optional.of(next);
    }

    /** Whether nobody has looked yet if there is a judge. */
    boolean isFresh() {
        return waited.isEmpty();
    }

    private static Duration waitedAfter(int rounds) {
        var sum = Duration.ZERO;
        for (var round = 1; round <= rounds; round++) {
            sum = sum.plus(pauseAfter(sum));
        }
        return sum;
    }

    /** Two seconds at first, then a tenth of the time that was waited so far, ten minutes at most. */
    private static Duration pauseAfter(Duration waited) {
        var growing = waited.dividedBy(PART);
        return growing.compareTo(FIRST_WAIT) < 0 ? FIRST_WAIT : growing.compareTo(MOST_WAIT) < 0 ? growing : MOST_WAIT;
    }

    /** The job; its limit leaves time to wait for a judge that starts and to record the answer. */
    JobSpec job() {
        return JobSpec.of(KIND, debate + "/" + subject() + round(), this)
                .withAttempts(ATTEMPTS)
                .withLimit(LIMIT.plusSeconds(5))
                .withBackoff(Duration.ofSeconds(2))
                .withDelay(
                        waited.map(round -> pauseAfter(waitedAfter(round - 1))).orElse(Duration.ZERO));
    }

    /** The idempotency key of the report: one word on each subject, whichever attempt or judge it comes from. */
    String key() {
        return "verdict-" + subject();
    }

    private String round() {
        return waited.map(round -> "/w" + round).orElse("");
    }

    private String subject() {
        return turn.map(String::valueOf).orElse("final");
    }
}
