package stoa.kernel.messaging.registry;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import stoa.api.error.PlatformException;
import stoa.kernel.contract.platform.PluginFaults;

/** Tells failures of plugins' code to whoever counts them, while there is somebody. Any thread. */
public final class Blame {
    private final AtomicReference<@Nullable PluginFaults> faults = new AtomicReference<>();

    /** From now on failures are told. */
    public void tell(PluginFaults present) {
        faults.set(present);
    }

    public void tellNoMore(PluginFaults gone) {
        faults.compareAndSet(gone, null);
    }

    /** A platform exception is an answer, and an interrupt is our own doing: neither is a fault. */
    public void failed(Object service, String doing, Throwable cause) {
        var present = faults.get();
        if (present != null && !(cause instanceof PlatformException) && !(cause instanceof InterruptedException)) {
            present.failed(service, doing, cause);
        }
    }
}
