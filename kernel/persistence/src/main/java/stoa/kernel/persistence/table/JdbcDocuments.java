package stoa.kernel.persistence.table;

import java.util.List;
import java.util.Optional;
import stoa.kernel.contract.store.DocumentTable;
import stoa.kernel.persistence.database.Database;
import stoa.kernel.persistence.database.Statements;

/** Documents by store and key. */
public final class JdbcDocuments implements DocumentTable {
    private static final String INSERT =
            "insert into stoa.document (store, doc_key, body) values (?, ?, ?) on conflict do nothing";

    private final Database database;
    private final Statements statements;

    public JdbcDocuments(Database database) {
        this.database = database;
        this.statements = database.statements();
    }

    @Override
    public Optional<byte[]> get(String store, String key) {
        return statements.first(
                "select body from stoa.document where store = ? and doc_key = ?", row -> row.getBytes(1), store, key);
    }

    @Override
    public void put(String store, String key, byte[] json) {
        database.transactions().run(() -> {
            while (!replaced(store, key, json) && !inserted(store, key, json)) {
                Thread.onSpinWait();
            }
        });
    }

    @Override
    public boolean putIfAbsent(String store, String key, byte[] json) {
        return database.transactions().run(() -> inserted(store, key, json));
    }

    @Override
    public boolean delete(String store, String key) {
        return database.transactions()
                .run(() ->
                        statements.update("delete from stoa.document where store = ? and doc_key = ?", store, key) > 0);
    }

    @Override
    public List<Row> list(String store, String prefix, String after, int limit) {
        return statements
                .query(
                        "select doc_key, body from stoa.document where store = ? and doc_key >= ? and doc_key > ?"
                                + " order by doc_key limit ?",
                        row -> new Row(row.getString(1), row.getBytes(2)),
                        store,
                        prefix,
                        after,
                        limit)
                .stream()
                .takeWhile(row -> row.key().startsWith(prefix))
                .toList();
    }

    @Override
    public void clear(String store) {
        database.transactions().run(() -> statements.update("delete from stoa.document where store = ?", store));
    }

    @Override
    public List<Row> range(String store, String from, String below, int limit) {
        return statements.query(
                "select doc_key, body from stoa.document where store = ? and doc_key >= ? and doc_key < ?"
                        + " order by doc_key limit ?",
                row -> new Row(row.getString(1), row.getBytes(2)),
                store,
                from,
                below,
                limit);
    }

    @Override
    public int deleteRange(String store, String from, String below) {
        return database.transactions()
                .run(() -> statements.update(
                        "delete from stoa.document where store = ? and doc_key >= ? and doc_key < ?",
                        store,
                        from,
                        below));
    }

    private boolean replaced(String store, String key, byte[] json) {
        return statements.update("update stoa.document set body = ? where store = ? and doc_key = ?", json, store, key)
                > 0;
    }

    private boolean inserted(String store, String key, byte[] json) {
        return statements.update(INSERT, store, key, json) > 0;
    }
}
