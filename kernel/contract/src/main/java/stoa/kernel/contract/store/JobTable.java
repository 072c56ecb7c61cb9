package stoa.kernel.contract.store;

import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Durable jobs. Joins the open transaction; outside of one, changes that come at the same time share a commit, and each call
 * returns when its own is durable.
 */
@ProviderType
public interface JobTable {
    /** Returns false when a job of that kind and key was submitted before, whatever became of it. */
    boolean insert(StoredJob job);

    /**
     * The jobs of a kind that are or will be due, the earliest first: those that wait, and those that run, which are due again
     * when their lease ends. Nothing is taken by it.
     */
    List<StoredJob> open(String kind, int limit);

    /**
     * Takes a job as it was read, for the time of a lease, and counts the attempt. Returns false when it is not as it was read:
     * somebody else took it, or it was cancelled, or its transaction is not committed. The attempts may come to exceed
     * {@link StoredJob#attempts}: then only the giving up is left to be done.
     */
    boolean take(StoredJob job, Instant until);

    /**
     * Prolongs the lease of a job as it was taken; like the four below it returns false, and changes nothing, when this attempt is
     * not the one that runs: its lease ran out and somebody else took the job, or it has ended. A crash may undo the newest of
     * these changes, and the attempt is made again.
     */
    boolean extend(StoredJob taken, Instant until);

    /** Due again at the moment, as if the attempt had not been started. */
    boolean release(StoredJob taken, Instant due);

    boolean done(StoredJob taken, Instant at);

    /** Due again later, with the error seen. */
    boolean retry(StoredJob taken, Instant due, String error);

    /** No attempt is left; kept for people to see. */
    boolean dead(StoredJob taken, String error);

    boolean cancel(String kind, String key);

    /** Jobs by state (waiting, running, done, dead), newest first, for the administrator. */
    List<StoredJob> list(String state, int limit);
}
