package stoa.kernel.contract.platform;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The folder {@code panel/} of one active bundle. Lifecycle registers one service per bundle that has it; the gateway serves
 * it below {@code /assets/<bundle>/<version>/} and lists its panels. File names carry the hash of their
 * content, so {@code current} stands for any version.
 */
@ProviderType
public interface WebAssets {
    /** The symbolic name. */
    String bundle();

    /** Changes with every deployment of other content, so that addresses are immutable. */
    String version();

    /** The plugin's id and title. */
    String plugin();

    String title();

    /** The paths below {@code panel/}. */
    List<String> files();

    Optional<InputStream> open(String path) throws IOException;
}
