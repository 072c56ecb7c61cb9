package stoa.debate.judging;

import java.time.Duration;
import java.util.Optional;
import stoa.api.task.JobSpec;

/**
 * A further judge is asked about what was judged already: the payload of the job.
 *
 * @param turn empty for the debate as a whole
 */
record ReviewRequest(String debate, Optional<Integer> turn, String judge) {
    static final String KIND = "debate-review";
    /** Nobody waits for it, so it may take its time. */
    static final Duration LIMIT = Duration.ofSeconds(90);

    /**
     * The job.
     *
     * @param cause the same judge is asked once for each
     */
    JobSpec job(String cause) {
        return JobSpec.of(KIND, debate + "/" + subject() + "/" + judge + "/" + cause, this)
                .withAttempts(5)
                .withLimit(LIMIT)
                .withBackoff(Duration.ofSeconds(10));
    }

    private String subject() {
        return turn.map(String::valueOf).orElse("final");
    }
}
