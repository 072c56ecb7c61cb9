package stoa.api.plugin;

import org.osgi.annotation.versioning.ProviderType;

/** Something that lasts until it is closed. Closing is idempotent and does not throw. */
@ProviderType
@FunctionalInterface
public interface Registration extends AutoCloseable {
    @Override
    void close();
}
