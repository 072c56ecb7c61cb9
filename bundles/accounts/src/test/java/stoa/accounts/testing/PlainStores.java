package stoa.accounts.testing;

import java.util.function.Supplier;
import stoa.api.store.Store;
import stoa.api.store.Stores;

/** Adds no transaction of its own: that of the persistence unit is the only one. */
public final class PlainStores implements Stores {
    @Override
    public <T extends Record> Store<T> open(String name, Class<T> type) {
        throw new UnsupportedOperationException("Accounts keep no documents");
    }

    @Override
    public <R> R inTransaction(Supplier<R> work) {
        return work.get();
    }
}
