package stoa.kernel.contract.platform;

import java.time.Duration;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The settings of the running distribution, named {@code stoa.*}; fixed while the platform runs. Lifecycle registers it; the
 * launcher has already refused unknown names.
 */
@ProviderType
public interface Settings {
    /** Empty when it is not set or blank. */
    Optional<String> find(String name);

    default String text(String name, String otherwise) {
        return find(name).orElse(otherwise);
    }

    /** Throws {@code PlatformException BAD_INPUT} that names the setting when it is not a whole number. */
    int number(String name, int otherwise);

    /** ISO-8601 ({@code PT5S}) or a number with a unit ({@code 5s}, {@code 250ms}, {@code 2m}). */
    Duration duration(String name, Duration otherwise);

    boolean flag(String name, boolean otherwise);
}
