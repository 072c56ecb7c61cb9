package stoa.kernel.contract.store;

import java.util.function.Supplier;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Transactions that the tables of this package, and every connection of the shared pool taken on the same thread, join.
 */
@ProviderType
public interface Transactions {
    /** Commits durably when the work returns, rolls back when it throws; joins the one that is open on this thread. */
    <R> R run(Supplier<R> work);

    /**
     * The same without waiting for the disk, for what is done again from something durable when it is gone, such as a batch of a
     * projection with its checkpoint. A crash may undo the newest of these, whole and in order, never something durable that came
     * later.
     */
    <R> R relaxed(Supplier<R> work);
}
