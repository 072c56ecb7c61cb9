package stoa.kernel.contract.platform;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The folder {@code panel/} of one active bundle. Lifecycle registers one service per bundle that has it; the gateway serves
 * it below {@code /assets/<bundle>/<version>/} and lists its panels. The file names carry the hash of their content, so the
 * version in an address is not checked: a page that still runs on the former version finds what both have in common, and the
 * shell's own document names its files under a version that its build chose ({@code panel/shell.json}).
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
