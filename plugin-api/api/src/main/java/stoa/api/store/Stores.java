package stoa.api.store;

import java.util.function.Supplier;
import org.osgi.annotation.versioning.ProviderType;

/** Opens the stores of a plugin and runs transactions. */
@ProviderType
public interface Stores {
    /** The plugin's store of that name ({@code [a-z][a-z0-9-]{0,39}}); values are records written as JSON. */
    <T extends Record> Store<T> open(String name, Class<T> type);

    /** The plugin's bytes of that name, beside and apart from documents of the same name. */
    ByteStore bytes(String name);

    /**
     * Runs the work in one transaction that stores and persistence units join; committed durably when it returns, rolled
     * back when it throws. Within a projection's {@code apply} it joins the transaction that is open.
     */
    <R> R inTransaction(Supplier<R> work);
}
