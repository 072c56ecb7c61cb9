package stoa.debate.judging;

import java.time.Duration;
import java.util.Optional;
import stoa.api.task.JobSpec;

/**
 * What is to be judged: the payload of the job.
 *
 * @param turn empty for the debate as a whole
 */
record Assignment(String debate, Optional<Integer> turn) {
    static final String KIND = "debate-judge";
    /** What a judge has for one answer. */
    static final Duration LIMIT = Duration.ofSeconds(20);

    private static final int ATTEMPTS = 5;

    /** The job; its limit leaves time to record the answer. */
    JobSpec job() {
        return JobSpec.of(KIND, debate + "/" + subject(), this)
                .withAttempts(ATTEMPTS)
                .withLimit(LIMIT.plusSeconds(5))
                .withBackoff(Duration.ofSeconds(2));
    }

    /** The idempotency key of the report: one word on each subject, whichever attempt or judge it comes from. */
    String key() {
        return "verdict-" + subject();
    }

    private String subject() {
        return turn.map(String::valueOf).orElse("final");
    }
}
