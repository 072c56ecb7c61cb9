package stoa.api.task;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Does the jobs of one kind. Register it as a service.
 *
 * <p><b>When it is called</b>: for each submitted job of its kind, at least once until it returns. <b>Threads</b>: a
 * thread each, several at once; interrupted at the deadline and when the bundle stops. <b>Failure</b>: an exception or a
 * missed deadline leads to another attempt; after the last one {@link #gaveUp} is called. <b>Unload</b>: jobs wait for the
 * next version.
 *
 * @param <P> the payload, a record
 */
@ConsumerType
public interface JobHandler<P extends Record> {
    String kind();

    Class<P> payload();

    void run(P payload, JobContext context) throws Exception;

    /** Called once when no attempt is left, so that people see it; itself retried until it returns. */
    default void gaveUp(P payload, String lastError) {}

    /** How many jobs of the kind may run at the same time. */
    default int concurrency() {
        return 4;
    }
}
