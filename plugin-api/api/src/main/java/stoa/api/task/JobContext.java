package stoa.api.task;

import java.util.Objects;

/**
 * The circumstances of one attempt.
 *
 * @param attempt from 1
 */
public record JobContext(String key, int attempt, Deadline deadline) {
    public JobContext {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(deadline, "deadline");
    }
}
