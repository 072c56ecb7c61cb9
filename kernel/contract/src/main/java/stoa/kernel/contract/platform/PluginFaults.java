package stoa.kernel.contract.platform;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Counts the failures of plugins' code as its callers see them; a plugin that keeps failing is quarantined. Lifecycle
 * registers it. Returns at once; any thread.
 */
@ProviderType
public interface PluginFaults {
    /**
     * Notes a failure that is the plugin's own fault: an unexpected exception, a missed deadline, a broken contract.
     *
     * @param service the object of the plugin that was called; failures of kernel objects are passed over
     * @param doing what it was called for, for example {@code operation debate.create}
     */
    void failed(Object service, String doing, Throwable cause);
}
