package stoa.kernel.contract.platform;

import org.osgi.annotation.versioning.ConsumerType;

/** One condition of {@code /health/ready}. Register it as a service. */
@ConsumerType
public interface Readiness {
    String name();

    /** Empty when ready, else one sentence. */
    String complaint();

    /** What is missing for good although the rest is ready: one sentence for the administrator, empty when nothing is. */
    default String remark() {
        return "";
    }
}
