package stoa.api.stream;

import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Builds a read model from the log. Register it as a service.
 *
 * <p><b>When it is called</b>: once for each event of its kinds, in the order of the log (per stream: by sequence), in one
 * transaction with its checkpoint: what it writes to stores and persistence units counts exactly once. <b>Threads</b>: one
 * virtual thread. <b>Failure</b>: the transaction is rolled back and tried again with back-off; after ten tries the
 * projection stands still and is reported, other projections go on. <b>Unload</b>: it resumes at its checkpoint.
 */
@ConsumerType
public interface Projection {
    /** Unique, for example {@code ratings-board}; the name of the checkpoint. */
    String name();

    /** A higher version than recorded makes the platform call {@link #reset} and start from the first event. */
    int version();

    /** The kinds of streams to follow. */
    Set<String> kinds();

    void apply(Recorded event);

    /** Empties the read model, in the transaction that also resets the checkpoint. */
    void reset();
}
