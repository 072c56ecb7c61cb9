package stoa.kernel.contract.messaging;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Shows the projections and reactions that follow the log, for the administrator. */
@ProviderType
public interface Followers {
    /** Those registered now, by name. */
    List<FollowerState> states();
}
