package stoa.api.stream;

import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Acts on events: sends commands, submits jobs. Register it as a service.
 *
 * <p><b>When it is called</b>: at least once for each event of its kinds after it was first registered, in order per stream;
 * use {@link Recorded#id} as idempotency key. <b>Threads</b>: virtual; events of different streams may come at the same time.
 * <b>Failure</b>: tried again with back-off; after ten tries the event is set aside visibly and the rest goes on.
 * <b>Unload</b>: it resumes at its checkpoint.
 */
@ConsumerType
public interface Reaction {
    /** Unique, for example {@code debate-judging}; the name of the checkpoint. */
    String name();

    Set<String> kinds();

    void react(Recorded event);
}
