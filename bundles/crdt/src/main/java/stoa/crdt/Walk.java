package stoa.crdt;

import java.util.Map;
import java.util.TreeMap;

/** A walk along a list by what is shown, with the formats in effect where it stands. */
final class Walk {
    final Map<String, Value> attributes = new TreeMap<>();

    private final Store store;
    private final Rows rows;
    private final int type;
    private final Reading reading;

    /** The row on the left, the row in which or before which the walk stands, and the elements of it that are passed. */
    private int left = Rows.NONE;

    private int row;
    private int offset;

    Walk(Store store, int type) {
        this.store = store;
        this.rows = store.rows;
        this.type = type;
        this.reading = new Reading(store);
        this.row = store.types.start(type);
    }

    int row() {
        return row;
    }

    int offset() {
        return offset;
    }

    boolean atEnd() {
        return row == Rows.NONE;
    }

    /** Goes on by so many shown elements and stops at once. */
    Walk forward(int count) {
        if (count < 0 || count > store.types.length(type)) {
            throw new IndexOutOfBoundsException("Position '" + count + "' is outside of 0 to "
                    + store.types.length(type) + ". Look at length() first.");
        }
        int rest = count;
        while (rest > 0) {
            int here = rows.shown(row) ? rows.length(row) - offset : 0;
            if (here > rest) {
                offset += rest;
                return this;
            }
            rest -= here;
            step();
        }
        return this;
    }

    /** Goes on behind deleted items, where text is put. */
    Walk pastDeleted() {
        while (row != Rows.NONE && offset == 0 && rows.deleted(row)) {
            step();
        }
        return this;
    }

    void step() {
        if (rows.kind(row) == Kind.FORMAT && !rows.deleted(row)) {
            reading.attribute(row, attributes);
        }
        left = row;
        row = rows.right(row);
        offset = 0;
    }

    Edit.Gap gap() {
        if (offset > 0) {
            long id = id(row);
            int clock = rows.clock(row) + offset;
            return new Edit.Gap(id, clock - 1, id, clock);
        }
        return new Edit.Gap(
                left == Rows.NONE ? -1 : id(left),
                left == Rows.NONE ? 0 : rows.end(left) - 1,
                row == Rows.NONE ? -1 : id(row),
                row == Rows.NONE ? 0 : rows.clock(row));
    }

    private long id(int of) {
        return store.peers.at(rows.get(of, Rows.PEER)).id;
    }

    /** Deletes so many shown elements from here on. */
    void delete(int count, Edit edit) {
        int rest = count;
        while (rest > 0) {
            if (row == Rows.NONE) {
                throw new IndexOutOfBoundsException("There are '" + rest + "' elements less than to be deleted.");
            }
            int here = Math.min(rest, rows.length(row) - offset);
            if (rows.shown(row)) {
                edit.delete(row, offset, here);
                rest -= here;
            }
            step();
        }
    }
}
