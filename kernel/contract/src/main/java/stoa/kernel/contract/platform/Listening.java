package stoa.kernel.contract.platform;

import java.net.URI;
import org.osgi.annotation.versioning.ConsumerType;

/** Registered by the gateway while it serves; the launcher waits for it. */
@ConsumerType
public interface Listening {
    /** The base address, for example {@code http://127.0.0.1:8080/}. */
    URI address();
}
