package stoa.crdt;

import java.util.Arrays;

/** Puts one struct whose dependencies are known into the document. */
final class Integrator {
    private final Store store;
    private final Rows rows;
    private final Placement placement;

    private int left;
    private int right;
    private int parent;
    private int key;

    Integrator(Store store) {
        this.store = store;
        this.rows = store.rows;
        this.placement = new Placement(store);
    }

    /** Integrates the struct in the cursor's hand from its element {@code offset} on; those before it are known. */
    void integrate(Cursor cursor, int offset) {
        Peer peer = store.peers.need(cursor.client);
        store.transaction.touch(peer);
        int row = rows.add();
        rows.set(row, Rows.PEER, peer.number);
        rows.set(row, Rows.CLOCK, cursor.clock + offset);
        rows.set(row, Rows.LENGTH, cursor.length - offset);
        if (cursor.kind() == Kind.GC || !resolve(cursor, peer, offset)) {
            forget(row);
        } else {
            item(cursor, row, offset);
        }
        peer.index.append(cursor.clock + offset, row);
        peer.state = cursor.end();
        if (rows.kind(row) == Kind.GC) {
            return;
        }
        if (rows.kind(row) == Kind.DELETED) {
            rows.delete(row);
            store.transaction.delete(peer, cursor.clock + offset, cursor.length - offset);
        }
        deleteIfSuperseded(row);
    }

    private void forget(int row) {
        Arrays.stream(new int[] {Rows.ORIGIN_PEER, Rows.RIGHT_PEER, Rows.LEFT, Rows.RIGHT, Rows.PARENT})
                .forEach(field -> rows.set(row, field, Rows.NONE));
        rows.set(row, Rows.INFO, Kind.GC | 16);
    }

    /** Finds the neighbours and the parent; false when the place is gone. */
    private boolean resolve(Cursor cursor, Peer peer, int offset) {
        left = Rows.NONE;
        right = Rows.NONE;
        parent = Rows.NONE;
        key = Rows.NONE;
        resolveNeighbours(cursor);
        if (isGone(left) || isGone(right)) {
            return false;
        }
        int neighbour = left != Rows.NONE ? left : right;
        if (neighbour != Rows.NONE) {
            parent = rows.get(neighbour, Rows.PARENT);
            key = rows.key(neighbour);
        } else {
            resolveParent(cursor);
        }
        if (offset > 0) {
            left = store.rowEnding(peer, cursor.clock + offset - 1);
        }
        return parent != Rows.NONE && !isGone(left);
    }

    private boolean isGone(int row) {
        return row != Rows.NONE && rows.kind(row) == Kind.GC;
    }

    private void resolveNeighbours(Cursor cursor) {
        if (cursor.hasOrigin()) {
            left = store.rowEnding(store.peers.need(cursor.originClient), cursor.originClock);
        }
        if (cursor.hasRight()) {
            Peer peer = store.peers.need(cursor.rightClient);
            int next = left == Rows.NONE || isGone(left) ? Rows.NONE : rows.right(left);
            boolean adjacent = next != Rows.NONE && rows.is(next, peer.number, cursor.rightClock);
            right = adjacent ? next : store.rowStarting(peer, cursor.rightClock);
        }
    }

    private void resolveParent(Cursor cursor) {
        ByteSource source = new ByteSource(cursor.bytes, cursor.parentAt, cursor.endAt());
        if (source.varUint() == 1) {
            parent = store.types.root(source.varString());
        } else {
            int row = store.rowAt(store.peers.need(source.varUint()), (int) source.varUint());
            parent = rows.kind(row) == Kind.TYPE ? rows.get(row, Rows.CONTENT) : Rows.NONE;
        }
        if (cursor.hasKey() && parent != Rows.NONE) {
            key = store.types.key(source.varString());
        }
    }

    private void item(Cursor cursor, int row, int offset) {
        rows.set(row, Rows.PARENT, parent);
        rows.set(row, Rows.INFO, cursor.kind() | key + 1 << 5);
        origins(cursor, row, offset);
        rows.set(row, Rows.CONTENT, content(cursor, row, offset));
        link(row, placement.leftOf(row, left, right));
        if (key == Rows.NONE && Kind.countable(cursor.kind())) {
            store.types.lengthen(parent, rows.length(row));
        }
    }

    private void origins(Cursor cursor, int row, int offset) {
        if (offset > 0) {
            rows.set(row, Rows.ORIGIN_PEER, rows.get(row, Rows.PEER));
            rows.set(row, Rows.ORIGIN_CLOCK, rows.clock(row) - 1);
        } else {
            rows.set(
                    row,
                    Rows.ORIGIN_PEER,
                    cursor.hasOrigin() ? store.peers.need(cursor.originClient).number : Rows.NONE);
            rows.set(row, Rows.ORIGIN_CLOCK, cursor.originClock);
        }
        rows.set(row, Rows.RIGHT_PEER, cursor.hasRight() ? store.peers.need(cursor.rightClient).number : Rows.NONE);
        rows.set(row, Rows.RIGHT_CLOCK, cursor.rightClock);
    }

    private int content(Cursor cursor, int row, int offset) {
        Peer peer = store.peers.at(rows.get(row, Rows.PEER));
        return switch (cursor.kind()) {
            case Kind.DELETED -> 0;
            case Kind.STRING -> text(cursor, peer, offset);
            case Kind.TYPE ->
                store.types.nested(row, Arrays.copyOfRange(cursor.bytes, cursor.contentAt, cursor.endAt()));
            case Kind.ANY, Kind.JSON -> elements(cursor, peer, offset);
            default -> peer.elements().append(Arrays.copyOfRange(cursor.bytes, cursor.contentAt, cursor.endAt()));
        };
    }

    private static int text(Cursor cursor, Peer peer, int offset) {
        ByteSource source = new ByteSource(cursor.bytes, cursor.contentAt, cursor.endAt());
        source.varUint();
        return peer.texts().append(cursor.bytes, source.position, cursor.endAt(), offset);
    }

    private static int elements(Cursor cursor, Peer peer, int offset) {
        ByteSource source = new ByteSource(cursor.bytes, cursor.contentAt, cursor.endAt());
        int count = (int) source.varUint();
        int first = 0;
        for (int i = 0; i < count; i++) {
            int start = source.position;
            cursor.skipElement(source);
            if (i >= offset) {
                int address = peer.elements().append(Arrays.copyOfRange(cursor.bytes, start, source.position));
                first = i == offset ? address : first;
            }
        }
        return first;
    }

    private void link(int row, int after) {
        int next = after != Rows.NONE ? rows.right(after) : placement.head(row);
        rows.set(row, Rows.LEFT, after);
        rows.set(row, Rows.RIGHT, next);
        if (after != Rows.NONE) {
            rows.set(after, Rows.RIGHT, row);
        } else if (key == Rows.NONE) {
            store.types.start(parent, row);
        }
        if (next != Rows.NONE) {
            rows.set(next, Rows.LEFT, row);
        } else if (key != Rows.NONE) {
            store.types.entry(parent, key, row);
            if (after != Rows.NONE) {
                store.delete(after);
            }
        }
    }

    private void deleteIfSuperseded(int row) {
        int owner = store.types.item(rows.get(row, Rows.PARENT));
        boolean orphaned = owner != Rows.NONE && rows.deleted(owner);
        if (orphaned || rows.key(row) != Rows.NONE && rows.right(row) != Rows.NONE) {
            store.delete(row);
        }
    }
}
