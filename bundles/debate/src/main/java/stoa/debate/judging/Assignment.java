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
    /** With the wait of each round, about an hour. */
    private static final int MOST_WAITS = 200;

    Assignment(String debate, Optional<Integer> turn) {
        this(debate, turn, Optional.empty());
    }

    /** The same question once more, later; empty when it has waited long enough. */
    Optional<Assignment> putOff() {
        int rounds = waited.orElse(0) + 1;
        return rounds > MOST_WAITS ? Optional.empty() : Optional.of(new Assignment(debate, turn, Optional.of(rounds)));
    }

    /** The job; its limit leaves time to record the answer. */
    JobSpec job() {
        return JobSpec.of(KIND, debate + "/" + subject() + round(), this)
                .withAttempts(ATTEMPTS)
                .withLimit(LIMIT.plusSeconds(5))
                .withBackoff(Duration.ofSeconds(2));
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
