package stoa.kernel.contract.store;

import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** How far each follower of the log got. Joins the open transaction. */
@ProviderType
public interface Checkpoints {
    /** Empty when the follower was never seen. */
    Map<Integer, Long> read(String follower);

    /** The version recorded with the follower, 0 when it was never seen. */
    int version(String follower);

    void save(String follower, int version, Map<Integer, Long> positions);

    void forget(String follower);
}
