package stoa.api.plugin;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A plugin's own check of whether it can do its work. Optional; register it as a service.
 *
 * <p><b>When it is called</b>: before work is given to a version, then every few seconds. For the first question the bundle is
 * started where nobody else sees its services; when the probe is content it is stopped and started again in the open, and
 * asked once more. So a bundle with a probe begins twice, and bnd must find the probe as a declared component.
 * <b>Threads</b>: a thread of its own with a deadline of two seconds. <b>Failure</b>: an exception, a time-out or a complaint
 * count as unhealthy; during a swap the old version comes back. <b>Unload</b>: never called after the bundle stopped.
 */
@ConsumerType
public interface Probe {
    /** Nothing to complain about is the empty string; otherwise one sentence for the administrator. */
    String complaint();
}
