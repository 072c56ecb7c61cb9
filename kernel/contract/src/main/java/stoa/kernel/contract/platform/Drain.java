package stoa.kernel.contract.platform;

import org.osgi.annotation.versioning.ConsumerType;
import stoa.api.task.Deadline;

/** A part that takes no new work and finishes what it has when the platform stops. Called in descending order of rank. */
@ConsumerType
public interface Drain {
    /** Gateway 300, jobs 200, streams 100, persistence 0. */
    int rank();

    /** Returns when finished or at the deadline. Idempotent. */
    void drain(Deadline deadline);
}
