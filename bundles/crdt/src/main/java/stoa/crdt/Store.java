package stoa.crdt;

/** The parts of a document and how structs are found and cut in it. */
final class Store {
    final Rows rows = new Rows();
    final Peers peers = new Peers();
    final Types types = new Types();
    final Transaction transaction = new Transaction();

    /** The struct that covers an element, which must be known. */
    int rowAt(Peer peer, int clock) {
        return peer.index.find(clock);
    }

    /** The struct that begins with an element; an item around it is cut there. */
    int rowStarting(Peer peer, int clock) {
        int row = peer.index.find(clock);
        int offset = clock - rows.clock(row);
        return offset == 0 || rows.kind(row) == Kind.GC ? row : cut(peer, row, offset);
    }

    /** The struct that ends with an element; an item around it is cut behind it. */
    int rowEnding(Peer peer, int clock) {
        int row = peer.index.find(clock);
        int offset = clock + 1 - rows.clock(row);
        if (offset != rows.length(row) && rows.kind(row) != Kind.GC) {
            cut(peer, row, offset);
        }
        return row;
    }

    /** Cuts the item under the finger of its peer's index and returns the new right part, where the finger is then. */
    int cut(Peer peer, int row, int offset) {
        int right = rows.addLike(row);
        int clock = rows.clock(row) + offset;
        rows.set(right, Rows.CLOCK, clock);
        rows.set(right, Rows.LENGTH, rows.length(row) - offset);
        rows.set(right, Rows.ORIGIN_PEER, peer.number);
        rows.set(right, Rows.ORIGIN_CLOCK, clock - 1);
        rows.set(right, Rows.LEFT, row);
        rows.set(right, Rows.CONTENT, rows.get(row, Rows.CONTENT) + offset);
        rows.set(row, Rows.LENGTH, offset);
        rows.set(row, Rows.RIGHT, right);
        int next = rows.right(right);
        if (next != Rows.NONE) {
            rows.set(next, Rows.LEFT, right);
        } else if (rows.key(row) != Rows.NONE && types.entry(rows.get(row, Rows.PARENT), rows.key(row)) == row) {
            types.entry(rows.get(row, Rows.PARENT), rows.key(row), right);
        }
        if (rows.kind(row) == Kind.STRING) {
            separate(peer.texts(), rows.get(right, Rows.CONTENT));
        }
        peer.index.insertAfter(clock, right);
        transaction.touch(peer);
        transaction.split(peer.number, clock);
        return right;
    }

    /** A cut through a surrogate pair leaves U+FFFD on both sides, as in every other replica. */
    private static void separate(TextStore texts, int address) {
        if (Character.isHighSurrogate(texts.at(address - 1))) {
            texts.replace(address - 1, Utf8.REPLACEMENT);
            texts.replace(address, Utf8.REPLACEMENT);
        }
    }

    /** Deletes a struct and all that is in it, unless that has happened before. */
    void delete(int row) {
        if (rows.deleted(row)) {
            return;
        }
        mark(row);
        if (rows.kind(row) == Kind.TYPE) {
            deleteContents(rows.get(row, Rows.CONTENT));
        }
    }

    private void mark(int row) {
        if (rows.key(row) == Rows.NONE && rows.shown(row)) {
            types.lengthen(rows.get(row, Rows.PARENT), -rows.length(row));
        }
        rows.delete(row);
        transaction.delete(peers.at(rows.get(row, Rows.PEER)), rows.clock(row), rows.length(row));
    }

    /** Types may nest as deep as somebody likes, so this keeps its own list of what is left to do. */
    private void deleteContents(int type) {
        Ints left = new Ints();
        left.push(type);
        while (!left.isEmpty()) {
            int next = left.pop();
            for (int row = types.start(next); row != Rows.NONE; row = rows.right(row)) {
                deleteWithin(row, left);
            }
            for (int it = types.firstEntry(next); it != Rows.NONE; it = types.nextEntry(it)) {
                deleteWithin(types.entryRow(it), left);
            }
        }
    }

    private void deleteWithin(int row, Ints left) {
        if (rows.deleted(row)) {
            Peer peer = peers.at(rows.get(row, Rows.PEER));
            if (rows.clock(row) < transaction.stateBefore(peer)) {
                transaction.split(peer.number, rows.clock(row));
            }
            return;
        }
        mark(row);
        if (rows.kind(row) == Kind.TYPE) {
            left.push(rows.get(row, Rows.CONTENT));
        }
    }
}
