package stoa.api.task;

import java.time.Duration;
import org.osgi.annotation.versioning.ProviderType;
import stoa.api.plugin.Registration;

/** Runs short work in memory, each turn on a thread of its own; everything is interrupted and forgotten when the bundle stops. */
@ProviderType
public interface Tasks {
    /** Runs once, now. */
    Registration run(String name, Runnable work);

    /** Runs once, later. */
    Registration after(Duration delay, String name, Runnable work);

    /** Runs again and again, the next turn the period after the last one ended; a failure is reported and does not end it. */
    Registration every(Duration period, String name, Runnable work);
}
