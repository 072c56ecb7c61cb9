package stoa.accounts.record;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.function.Function;
import stoa.api.store.Stores;

/** Reads and changes rows. What {@link #change} returned is durable. Threads: any. */
public final class Rows {
    private final EntityManagerFactory unit;
    private final Stores stores;

    public Rows(EntityManagerFactory unit, Stores stores) {
        this.unit = unit;
        this.stores = stores;
    }

    /** Looks without a transaction; what comes back is not managed any more. */
    public <R> R read(Function<EntityManager, R> work) {
        try (var manager = unit.createEntityManager()) {
            return work.apply(manager);
        }
    }

    /** One transaction: committed durably when this returns, rolled back when it throws. */
    public <R> R change(Function<EntityManager, R> work) {
        return stores.inTransaction(() -> inTransaction(work));
    }

    private <R> R inTransaction(Function<EntityManager, R> work) {
        try (var manager = unit.createEntityManager()) {
            var transaction = manager.getTransaction();
            transaction.begin();
            try {
                var result = work.apply(manager);
                transaction.commit();
                return result;
            } finally {
                if (transaction.isActive()) {
                    transaction.rollback();
                }
            }
        }
    }
}
