package stoa.kernel.contract.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** Durable jobs. Joins the open transaction. */
@ProviderType
public interface JobTable {
    /** Returns false when a job of that kind and key was submitted before, whatever became of it. */
    boolean insert(StoredJob job);

    /**
     * Takes due jobs of the kinds for the time of the lease and counts the attempt; a job whose lease ran out is due again.
     * The attempts may exceed {@link StoredJob#attempts}: then only the giving up is left to be done.
     */
    List<StoredJob> claim(Set<String> kinds, Instant now, Duration lease, int limit);

    /** Prolongs the lease of a running job; returns false when it is not running any more. */
    boolean extend(String kind, String key, Instant until);

    /** Due again at the moment, as if the attempt had not been started. */
    void release(String kind, String key, Instant due);

    void done(String kind, String key, Instant at);

    /** Due again later, with the error seen. */
    void retry(String kind, String key, Instant due, String error);

    /** No attempt is left; kept for people to see. */
    void dead(String kind, String key, String error);

    boolean cancel(String kind, String key);

    /** When the next job of the kinds is due. */
    Optional<Instant> nextDue(Set<String> kinds);

    /** Jobs by state (waiting, running, done, dead), newest first, for the administrator. */
    List<StoredJob> list(String state, int limit);
}
