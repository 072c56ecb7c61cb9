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
}
