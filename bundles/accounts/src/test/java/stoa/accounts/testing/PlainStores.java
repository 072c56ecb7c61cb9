package stoa.accounts.testing;

import java.util.function.Supplier;
import stoa.api.store.ByteStore;
import stoa.api.store.Store;
import stoa.api.store.Stores;
import stoa.testkit.MemoryByteStore;

/** Adds no transaction of its own: that of the persistence unit is the only one. */
public final class PlainStores implements Stores {
    @Override
    public <T extends Record> Store<T> open(String name, Class<T> type) {
        throw new UnsupportedOperationException("Accounts keep no documents");
    }

    @Override
    public ByteStore bytes(String name) {
        return new MemoryByteStore();
    }

    @Override
    public <R> R inTransaction(Supplier<R> work) {
        return work.get();
    }
}
