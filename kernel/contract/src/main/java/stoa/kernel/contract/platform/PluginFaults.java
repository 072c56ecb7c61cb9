package stoa.kernel.contract.platform;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Counts the failures of plugins' code as its callers see them; a plugin that keeps failing is quarantined. Lifecycle
 * registers it. Whose fault it is says the stack of the first cause: that of the plugin on top of it, nobody's when the kernel
 * or a library stands there, the called one's when there is no stack. Returns at once; any thread.
 */
@ProviderType
public interface PluginFaults {
    /**
     * Notes a failure that is the plugin's own fault: an unexpected exception, a missed deadline, a broken contract.
     *
     * @param service the object of the plugin that was called; failures of kernel objects are passed over
     * @param doing what it was called for, and for whom, for example {@code operation 'debate.create' for 'usr_1'}: failures of
     *     one source count only up to a share, so that one poisoned input takes no plugin from everybody
     */
    void failed(Object service, String doing, Throwable cause);
}
