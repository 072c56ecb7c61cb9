package stoa.crdt;

import org.jspecify.annotations.Nullable;

/** A list, map or text within a document. It is a view: it stays valid while its content changes, and is empty once deleted. */
public sealed interface SharedType permits SharedText, SharedList, SharedMap {
    /** What a nested type may be made as; the order is the one of the wire. */
    enum Shape {
        /** A {@link SharedList}. */
        LIST,
        /** A {@link SharedMap}. */
        MAP,
        /** A {@link SharedText}. */
        TEXT
    }

    /** The view of a type in a row, or null when the row holds another thing. */
    static @Nullable SharedType of(Document document, int row) {
        Rows rows = document.store().rows;
        if (row == Rows.NONE || rows.kind(row) != Kind.TYPE) {
            return null;
        }
        int type = rows.get(row, Rows.CONTENT);
        return switch (document.store().types.shape(type)) {
            case 0 -> new SharedList(document, type);
            case 1 -> new SharedMap(document, type);
            default -> new SharedText(document, type);
        };
    }
}
