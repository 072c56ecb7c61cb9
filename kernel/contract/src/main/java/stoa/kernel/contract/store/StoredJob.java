package stoa.kernel.contract.store;

import java.time.Duration;
import java.time.Instant;

/**
 * A job as it stands.
 *
 * @param attempt how many attempts were started
 * @param error the last one's error; empty when there was none
 */
public record StoredJob(
        String kind,
        String key,
        byte[] payload,
        int attempt,
        int attempts,
        Duration limit,
        Duration backoff,
        Instant due,
        String state,
        String error) {
    /** The same job once it is taken: running, with one attempt more, until its lease ends. */
    public StoredJob taken(Instant until) {
        return new StoredJob(kind, key, payload, attempt + 1, attempts, limit, backoff, until, "running", error);
    }
}
