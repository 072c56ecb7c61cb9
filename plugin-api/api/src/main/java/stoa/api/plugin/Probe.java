package stoa.api.plugin;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A plugin's own check of whether it can do its work. Optional; register it as a service.
 *
 * <p><b>When it is called</b>: after a start or swap before work is given to the new version, then every few seconds.
 * <b>Threads</b>: a virtual thread with a deadline of two seconds. <b>Failure</b>: an exception, a time-out or a complaint
 * count as unhealthy; during a swap the old version comes back. <b>Unload</b>: never called after the bundle stopped.
 */
@ConsumerType
public interface Probe {
    /** Nothing to complain about is the empty string; otherwise one sentence for the administrator. */
    String complaint();
}
