package stoa.kernel.gateway.call;

import java.time.Duration;
import stoa.api.access.Caller;
import stoa.api.panel.CallContext;
import stoa.api.panel.OperationSpec;
import stoa.api.task.Deadline;

/** The circumstances of one call, as the operation sees them. */
record Call(OperationSpec<?, ?> spec, Situation situation, Deadline deadline) implements CallContext {
    @Override
    public Caller caller() {
        return situation.caller();
    }

    @Override
    public String remoteAddress() {
        return situation.address();
    }

    @Override
    public String correlationId() {
        return situation.correlation();
    }

    @Override
    public void startSession(String token, Duration lifetime) {
        situation.cookieFor(spec).set(token, lifetime);
    }

    @Override
    public void endSession() {
        situation.cookieFor(spec).remove();
    }
}
