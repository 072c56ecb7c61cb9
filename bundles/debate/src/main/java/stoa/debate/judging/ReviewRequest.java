package stoa.debate.judging;

import java.time.Duration;
import java.util.Optional;
import stoa.api.task.JobSpec;

/**
 * A further judge is asked about what was judged already: the payload of the job.
 *
 * @param turn empty for the debate as a whole
 * @param judge its id; empty for the first that keeps the text on this machine and has not spoken yet
 */
record ReviewRequest(String debate, Optional<Integer> turn, Optional<String> judge) {
    static final String KIND = "debate-review";
    /** Nobody waits for it, so it may take its time. */
    static final Duration LIMIT = Duration.ofSeconds(90);

    static ReviewRequest by(String judge, String debate, Optional<Integer> turn) {
        return new ReviewRequest(debate, turn, Optional.of(judge));
    }

    /**
     * The job.
     *
     * @param cause the same judge is asked once for each
     */
    JobSpec job(String cause) {
        return JobSpec.of(KIND, debate + "/" + subject() + "/" + judge.orElse("local") + "/" + cause, this)
                .withAttempts(5)
                .withLimit(LIMIT)
                .withBackoff(Duration.ofSeconds(10));
    }

    private String subject() {
        return turn.map(String::valueOf).orElse("final");
    }
}
