package stoa.crdt;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list of values and nested types. Every change is applied at once and returned as the update that tells others. */
public final class SharedList implements SharedType {
    private final Document document;
    private final int type;

    SharedList(Document document, int type) {
        this.document = document;
        this.type = type;
    }

    /** The number of elements. */
    public int length() {
        return document.store().types.length(type);
    }

    /** All elements; nested types as plain values. */
    public List<Value> values() {
        return List.copyOf(new Reading(document.store()).list(type, 0));
    }

    /** Inserts values before a position. */
    public byte[] insert(int index, List<Value> values) {
        Edit edit = new Edit(document);
        if (!values.isEmpty()) {
            edit.add(type, walk(index).gap(), Edit.Content.values(values));
        }
        return edit.apply();
    }

    /** Inserts bytes as one element. */
    public byte[] insert(int index, byte[] bytes) {
        Edit edit = new Edit(document);
        edit.add(type, walk(index).gap(), Edit.Content.binary(bytes));
        return edit.apply();
    }

    /** Inserts an empty nested type, to be found by {@link #nested}. */
    public byte[] insert(int index, Shape shape) {
        Edit edit = new Edit(document);
        edit.add(type, walk(index).gap(), Edit.Content.type(shape));
        return edit.apply();
    }

    /** The nested type at a position, or null when a plain value stands there. */
    public @Nullable SharedType nested(int index) {
        Walk walk = walk(index);
        Rows rows = document.store().rows;
        while (!walk.atEnd() && !rows.shown(walk.row())) {
            walk.step();
        }
        return SharedType.of(document, walk.row());
    }

    /** Deletes elements. */
    public byte[] delete(int index, int length) {
        if (length < 0 || index + length > length()) {
            throw new IndexOutOfBoundsException("From '" + index + "' on there are no '" + length + "' elements.");
        }
        Edit edit = new Edit(document);
        walk(index).delete(length, edit);
        return edit.apply();
    }

    private Walk walk(int index) {
        return new Walk(document.store(), type).forward(index);
    }
}
