package stoa.kernel.contract.platform;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The plugins of the platform, for those who administrate it. Lifecycle registers it.
 *
 * <p>Changes wait for their end at most as long as they are told; a change that takes longer goes on, and its end is
 * published on {@code platform:plugins}. Errors are platform exceptions.
 */
@ProviderType
public interface PluginDirectory {
    /** Sorted by id; rejected jars are listed under their file name. */
    List<PluginStatus> list();

    Optional<PluginStatus> find(String id);

    /** The version in the jar takes over, side by side, or nothing changes; the jar may lie anywhere. */
    PluginStatus deploy(Path jar, Duration patience);

    /** A version that is kept takes over, by its label or version. */
    PluginStatus swap(String id, String version, Duration patience);

    /** The version before comes back. */
    PluginStatus rollback(String id, Duration patience);

    PluginStatus start(String id, Duration patience);

    /** Until it is started again, even over a restart. */
    PluginStatus stop(String id, Duration patience);
}
