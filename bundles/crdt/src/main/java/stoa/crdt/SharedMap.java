package stoa.crdt;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values and nested types by key. Every change is applied at once and returned as the update that tells others. */
public final class SharedMap implements SharedType {
    private final Document document;
    private final int type;

    SharedMap(Document document, int type) {
        this.document = document;
        this.type = type;
    }

    /** All entries; nested types as plain values. */
    public Map<String, Value> values() {
        return Map.copyOf(new Reading(document.store()).map(type, 0));
    }

    /** The value of a key, or null when there is none. */
    public @Nullable Value get(String key) {
        int row = row(key);
        return row == Rows.NONE
                ? null
                : new Reading(document.store()).elements(row, 0).getLast();
    }

    /** The nested type of a key, or null when there is none. */
    public @Nullable SharedType nested(String key) {
        return SharedType.of(document, row(key));
    }

    /** Sets a plain value. */
    public byte[] put(String key, Value value) {
        Edit edit = new Edit(document);
        edit.put(type, key, Edit.Content.values(List.of(value)));
        return edit.apply();
    }

    /** Sets bytes. */
    public byte[] put(String key, byte[] bytes) {
        Edit edit = new Edit(document);
        edit.put(type, key, Edit.Content.binary(bytes));
        return edit.apply();
    }

    /** Sets an empty nested type, to be found by {@link #nested}. */
    public byte[] put(String key, Shape shape) {
        Edit edit = new Edit(document);
        edit.put(type, key, Edit.Content.type(shape));
        return edit.apply();
    }

    /** Takes a key out. */
    public byte[] remove(String key) {
        Edit edit = new Edit(document);
        int row = row(key);
        if (row != Rows.NONE) {
            edit.delete(row, 0, document.store().rows.length(row));
        }
        return edit.apply();
    }

    private int row(String key) {
        Store store = document.store();
        Integer known = store.types.knownKey(key);
        int row = known == null ? Rows.NONE : store.types.entry(type, known);
        return row == Rows.NONE || store.rows.deleted(row) ? Rows.NONE : row;
    }
}
