package stoa.crdt;

import java.util.List;

/** Writes what a document holds as an update of version 1. */
final class StateWriter {
    private final Store store;
    private final Rows rows;
    private final ByteSink sink;

    StateWriter(Store store, ByteSink sink) {
        this.store = store;
        this.rows = store.rows;
        this.sink = sink;
    }

    /** The structs that somebody with the given state lacks. */
    void structs(StateVector known) {
        List<Peer> peers = store.peers.descending().stream()
                .filter(peer -> peer.state > known.clock(peer.id))
                .toList();
        sink.varUint(peers.size());
        for (Peer peer : peers) {
            structs(peer, known.clock(peer.id));
        }
    }

    private void structs(Peer peer, int from) {
        RowIndex index = peer.index;
        index.find(from);
        sink.varUint(index.sizeFromHere()).varUint(peer.id).varUint(from);
        int offset = from - index.clock();
        do {
            struct(peer, index.row(), offset);
            offset = 0;
        } while (index.next());
    }

    private void struct(Peer peer, int row, int offset) {
        int kind = rows.kind(row);
        if (kind == Kind.GC) {
            sink.uint8(Kind.GC).varUint(rows.length(row) - offset);
            return;
        }
        place(peer, row, offset);
        content(peer, row, offset);
    }

    private void place(Peer peer, int row, int offset) {
        boolean origin = offset > 0 || rows.get(row, Rows.ORIGIN_PEER) != Rows.NONE;
        boolean right = rows.get(row, Rows.RIGHT_PEER) != Rows.NONE;
        boolean keyed = rows.key(row) != Rows.NONE;
        sink.uint8(rows.kind(row) | (origin ? 0x80 : 0) | (right ? 0x40 : 0) | (keyed ? 0x20 : 0));
        if (offset > 0) {
            sink.varUint(peer.id).varUint(rows.clock(row) + offset - 1);
        } else if (origin) {
            sink.varUint(store.peers.at(rows.get(row, Rows.ORIGIN_PEER)).id).varUint(rows.get(row, Rows.ORIGIN_CLOCK));
        }
        if (right) {
            sink.varUint(store.peers.at(rows.get(row, Rows.RIGHT_PEER)).id).varUint(rows.get(row, Rows.RIGHT_CLOCK));
        }
        if (!origin && !right) {
            parent(row);
        }
    }

    private void parent(int row) {
        int type = rows.get(row, Rows.PARENT);
        String root = store.types.rootName(type);
        if (root != null) {
            sink.varUint(1).varString(root);
        } else {
            int item = store.types.item(type);
            sink.varUint(0)
                    .varUint(store.peers.at(rows.get(item, Rows.PEER)).id)
                    .varUint(rows.clock(item));
        }
        if (rows.key(row) != Rows.NONE) {
            sink.varString(store.types.keyName(rows.key(row)));
        }
    }

    private void content(Peer peer, int row, int offset) {
        int at = rows.get(row, Rows.CONTENT) + offset;
        int length = rows.length(row) - offset;
        switch (rows.kind(row)) {
            case Kind.DELETED -> sink.varUint(length);
            case Kind.STRING -> peer.texts().write(at, length, sink);
            case Kind.TYPE -> sink.raw(store.types.payload(at));
            case Kind.ANY, Kind.JSON -> {
                sink.varUint(length);
                for (int i = 0; i < length; i++) {
                    sink.raw(peer.elements().at(at + i));
                }
            }
            default -> sink.raw(peer.elements().at(at));
        }
    }

    /** Everything that is deleted. */
    DeleteSet deletions() {
        DeleteSet set = new DeleteSet();
        for (Peer peer : store.peers.descending()) {
            long[] ranges = new long[8];
            int count = 0;
            peer.index.first();
            do {
                int row = peer.index.row();
                if (!rows.deleted(row)) {
                    continue;
                }
                if (count > 0 && Ranges.end(ranges[count - 1]) == rows.clock(row)) {
                    ranges[count - 1] += rows.length(row);
                } else {
                    ranges = count == ranges.length ? java.util.Arrays.copyOf(ranges, count * 2) : ranges;
                    ranges[count++] = Ranges.of(rows.clock(row), rows.length(row));
                }
            } while (peer.index.next());
            set.add(peer.id, ranges, count);
        }
        return set;
    }
}
