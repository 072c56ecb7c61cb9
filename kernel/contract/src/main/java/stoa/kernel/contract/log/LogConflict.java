package stoa.kernel.contract.log;

import org.jspecify.annotations.Nullable;

/** The log refused a group: somebody else wrote, or this node does not own the partition any more. */
public final class LogConflict extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean ownershipLost;

    public LogConflict(String message, boolean ownershipLost, @Nullable Throwable cause) {
        super(message, cause);
        this.ownershipLost = ownershipLost;
    }

    public boolean ownershipLost() {
        return ownershipLost;
    }
}
