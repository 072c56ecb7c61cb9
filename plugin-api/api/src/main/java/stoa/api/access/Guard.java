package stoa.api.access;

import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Answers for a set of actions. Register it as a service; {@link Rules} builds the common case from a table.
 *
 * <p><b>When it is called</b>: once for every request, command, subscription and upgrade whose action it answers for, and
 * again for standing subscriptions when somebody's roles change. <b>Threads</b>: any, many at once; must answer from memory,
 * since people wait for it. <b>Failure</b>: an exception denies. <b>Unload</b>: without its guard an action is denied.
 */
@ConsumerType
public interface Guard {
    /** The actions it answers for. Where several guards answer for one action, all of them must allow it. */
    Set<Action> actions();

    Ruling rule(Caller caller, Action action, Resource resource);
}
