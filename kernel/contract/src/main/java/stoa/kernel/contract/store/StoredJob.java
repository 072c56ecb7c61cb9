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
        String error) {}
