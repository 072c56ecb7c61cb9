package stoa.kernel.contract.messaging;

import org.osgi.annotation.versioning.ProviderType;
import stoa.api.plugin.PluginId;
import stoa.api.store.Stores;

/** Opens the stores of a plugin for its context. */
@ProviderType
public interface StoreDesk {
    Stores of(PluginId plugin);
}
