package stoa.kernel.contract.platform;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Registered by a kernel module that cannot start; the launcher prints the sentence and exits with code 2.
 */
@ConsumerType
public interface StartFailure {
    /** What failed, the value, the next step, in one sentence. */
    String sentence();
}
