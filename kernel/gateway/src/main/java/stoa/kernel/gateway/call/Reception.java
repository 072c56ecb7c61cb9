package stoa.kernel.gateway.call;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import stoa.kernel.gateway.policy.Policy;

/** What both doors, HTTP and socket, need to serve somebody. */
@Component(service = Reception.class)
public final class Reception {
    private final Policy policy;
    private final Callers callers;
    private final Operations operations;
    private final StreamCalls streams;

    @Activate
    public Reception(
            @Reference Policy policy,
            @Reference Callers callers,
            @Reference Operations operations,
            @Reference StreamCalls streams) {
        this.policy = policy;
        this.callers = callers;
        this.operations = operations;
        this.streams = streams;
    }

    public Policy policy() {
        return policy;
    }

    public Callers callers() {
        return callers;
    }

    public Operations operations() {
        return operations;
    }

    public StreamCalls streams() {
        return streams;
    }
}
