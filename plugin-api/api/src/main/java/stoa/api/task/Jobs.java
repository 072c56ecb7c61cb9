package stoa.api.task;

import org.osgi.annotation.versioning.ProviderType;

/** Submits durable jobs. */
@ProviderType
public interface Jobs {
    /** Durable when it returns; joins the open transaction, if any. Returns whether the job is new. */
    boolean submit(JobSpec job);

    /** Takes a job away that has not started; returns whether it was there. */
    boolean cancel(String kind, String key);
}
