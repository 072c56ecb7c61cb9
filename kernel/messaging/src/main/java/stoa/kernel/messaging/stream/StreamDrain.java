package stoa.kernel.messaging.stream;

import java.time.InstantSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.api.task.Deadline;
import stoa.kernel.contract.platform.Drain;

/** Finishes the commands in hand when the platform stops. */
@Component(service = Drain.class)
public final class StreamDrain implements Drain {
    private final StreamEngine engine;
    private final InstantSource clock;

    @Activate
    public StreamDrain(@Reference StreamEngine engine, @Reference InstantSource clock) {
        this.engine = engine;
        this.clock = clock;
    }

    @Override
    public int rank() {
        return 100;
    }

    @Override
    public void drain(Deadline deadline) {
        engine.drain(deadline.left(clock));
    }
}
