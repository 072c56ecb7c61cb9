package stoa.kernel.messaging.stream;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import stoa.kernel.contract.log.StoredReceipt;

/** The newest receipts of one stream by idempotency key. Guarded by the mailbox's lock. */
final class Receipts {
    private static final int KEPT = 256;

    private final Map<String, StoredReceipt> newest = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, StoredReceipt> eldest) {
            if (size() > KEPT) {
                complete = false;
                return true;
            }
            return false;
        }
    };
    private boolean complete;

    @Nullable
    StoredReceipt find(String key) {
        return newest.get(key);
    }

    void add(String key, StoredReceipt receipt) {
        newest.put(key, receipt);
    }

    /** Whether a key that is not here was never used, so that the log need not be asked. */
    boolean isComplete() {
        return complete;
    }

    /** The stream did not exist before this mailbox. */
    void startComplete() {
        complete = true;
    }
}
