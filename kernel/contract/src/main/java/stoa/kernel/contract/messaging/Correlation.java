package stoa.kernel.contract.messaging;

import java.util.function.Supplier;

/**
 * The id by which one request can be followed through the logs of the kernel's modules. It belongs to the thread that carries
 * the request out, for as long as it does; a module that hands work to another thread takes it along with {@link #during}.
 */
public final class Correlation {
    private static final ScopedValue<String> CURRENT = ScopedValue.newInstance();

    private Correlation() {}

    /** The id of the request in hand, or {@code none} where the platform acts of itself. */
    public static String current() {
        return CURRENT.orElse("none");
    }

    /** Does the work as part of the request. */
    public static <T> T during(String id, Supplier<T> work) {
        return ScopedValue.where(CURRENT, id).call(work::get);
    }
}
