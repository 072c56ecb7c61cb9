package stoa.kernel.messaging.job;

import java.time.InstantSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.api.task.Deadline;
import stoa.kernel.contract.platform.Drain;

/** Finishes the jobs in hand when the platform stops. */
@Component(service = Drain.class)
public final class JobDrain implements Drain {
    private final JobService jobs;
    private final InstantSource clock;

    @Activate
    public JobDrain(@Reference JobService jobs, @Reference InstantSource clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public int rank() {
        return 200;
    }

    @Override
    public void drain(Deadline deadline) {
        jobs.drain(deadline.left(clock));
    }
}
