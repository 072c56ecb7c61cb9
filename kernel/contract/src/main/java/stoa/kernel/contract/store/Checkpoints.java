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

    /**
     * Moves a follower on from where it stood when it was last read. Returns false when it stands elsewhere by now, or has
     * another version: somebody else moved it, and what was done in the open transaction must not be committed.
     */
    boolean advance(String follower, int version, Map<Integer, Long> before, Map<Integer, Long> after);

    void forget(String follower);
}
