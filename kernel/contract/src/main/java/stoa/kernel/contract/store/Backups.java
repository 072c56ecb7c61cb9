package stoa.kernel.contract.store;

import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;

/** Backup of everything to one file while the platform runs. Restore is done by the launcher on a stopped platform. */
@ProviderType
public interface Backups {
    /** Writes a consistent copy; the file must not exist. */
    void write(Path file);
}
