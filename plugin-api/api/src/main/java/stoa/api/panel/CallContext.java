package stoa.api.panel;

import java.time.Duration;
import org.osgi.annotation.versioning.ProviderType;
import stoa.api.access.Caller;
import stoa.api.task.Deadline;

/** The circumstances of one call. */
@ProviderType
public interface CallContext {
    Caller caller();

    Deadline deadline();

    /** The address the request came from, for throttling; text of an IP address. */
    String remoteAddress();

    /** Follows the call through log and metrics. */
    String correlationId();

    /** Sets the session cookie on the answer; only in an operation that is {@link OperationSpec#httpOnly}. */
    void startSession(String token, Duration lifetime);

    /** Takes the session cookie away; only in an operation that is {@link OperationSpec#httpOnly}. */
    void endSession();
}
