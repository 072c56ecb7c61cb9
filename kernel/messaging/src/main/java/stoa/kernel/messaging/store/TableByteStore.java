package stoa.kernel.messaging.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import stoa.api.store.ByteStore;
import stoa.kernel.contract.store.DocumentTable;
import stoa.kernel.contract.store.Transactions;

/** Bytes as rows of the document table, under a name no store of documents can have. */
final class TableByteStore implements ByteStore {
    private final String name;
    private final DocumentTable table;
    private final Transactions transactions;

    TableByteStore(String name, DocumentTable table, Transactions transactions) {
        this.name = name;
        this.table = table;
        this.transactions = transactions;
    }

    @Override
    public Optional<byte[]> get(String key) {
        return table.get(name, Bounds.key(name, key));
    }

    @Override
    public void putAll(Map<String, byte[]> values) {
        values.forEach((key, value) -> Bounds.value(name, Bounds.key(name, key), value));
        transactions.run(() -> {
            values.forEach((key, value) -> table.put(name, key, value));
            return values.size();
        });
    }

    @Override
    public List<Entry> range(String from, String below, int limit) {
        return table.range(name, from, below, Bounds.listed(limit)).stream()
                .map(row -> new Entry(row.key(), row.json()))
                .toList();
    }

    @Override
    public int deleteRange(String from, String below) {
        return table.deleteRange(name, from, below);
    }
}
