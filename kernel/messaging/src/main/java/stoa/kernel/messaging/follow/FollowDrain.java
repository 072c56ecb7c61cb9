package stoa.kernel.messaging.follow;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.api.task.Deadline;
import stoa.kernel.contract.platform.Drain;

/** Stops the followers after the jobs and before the streams, to which they may send. */
@Component(service = Drain.class)
public final class FollowDrain implements Drain {
    private final FollowService followers;

    @Activate
    public FollowDrain(@Reference FollowService followers) {
        this.followers = followers;
    }

    @Override
    public int rank() {
        return 150;
    }

    @Override
    public void drain(Deadline deadline) {
        followers.stop();
    }
}
