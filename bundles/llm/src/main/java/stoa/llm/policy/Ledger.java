package stoa.llm.policy;

import java.util.Map;
import stoa.api.store.Store;
import stoa.api.store.Stores;

/** What was spent under each key; durable where it matters. */
public interface Ledger {
    /** Tokens and millionths of a unit of money. */
    record Spent(long tokens, long micros) {
        static final Spent NOTHING = new Spent(0, 0);

        Spent plus(Spent other) {
            return new Spent(tokens + other.tokens, micros + other.micros);
        }

        Spent minus(Spent other) {
            return new Spent(tokens - other.tokens, micros - other.micros);
        }
    }

    Spent of(String key);

    /** Replaces all of them in one durable step. */
    void put(Map<String, Spent> totals);

    static Ledger in(Stores stores) {
        Store<Spent> store = stores.open("spent", Spent.class);
        return new Ledger() {
            @Override
            public Spent of(String key) {
                return store.get(key).orElse(Spent.NOTHING);
            }

            @Override
            public void put(Map<String, Spent> totals) {
                stores.inTransaction(() -> {
                    totals.forEach(store::put);
                    return totals;
                });
            }
        };
    }
}
