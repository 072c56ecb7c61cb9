package stoa.crdt;

import java.util.ArrayList;
import java.util.List;

/** Tidies up once at the end of a transaction: forgets what was deleted and joins neighbours. */
final class Compaction {
    private final Store store;
    private final Rows rows;
    private final boolean forgetting;

    Compaction(Store store, boolean forgetting) {
        this.store = store;
        this.rows = store.rows;
        this.forgetting = forgetting;
    }

    void run() {
        Transaction transaction = store.transaction;
        List<Peer> peers = new ArrayList<>(transaction.peers);
        peers.forEach(Peer::settleDeletions);
        if (forgetting) {
            peers.forEach(this::forgetDeleted);
        }
        peers.forEach(this::joinDeleted);
        peers.forEach(this::joinNew);
        joinSplits();
        for (Peer peer : peers) {
            if (peer.hasWastefulText()) {
                repackText(peer);
            }
        }
    }

    private void forgetDeleted(Peer peer) {
        for (int i = peer.deletionCount - 1; i >= 0; i--) {
            int end = Ranges.end(peer.deletions[i]);
            int row = peer.index.find(Ranges.clock(peer.deletions[i]));
            while (rows.clock(row) < end) {
                forget(row);
                if (!peer.index.next()) {
                    break;
                }
                row = peer.index.row();
            }
        }
    }

    private void forget(int row) {
        if (!rows.deleted(row) || rows.kind(row) <= Kind.DELETED) {
            return;
        }
        if (rows.kind(row) == Kind.TYPE) {
            forgetContents(rows.get(row, Rows.CONTENT));
        }
        drop(row);
        rows.kind(row, Kind.DELETED);
    }

    private void drop(int row) {
        Peer peer = store.peers.at(rows.get(row, Rows.PEER));
        int kind = rows.kind(row);
        if (kind == Kind.STRING) {
            peer.texts().forget(rows.length(row));
        } else if (Kind.hasElements(kind)) {
            peer.elements().forget(rows.get(row, Rows.CONTENT), rows.length(row));
        }
    }

    private void forgetContents(int type) {
        Ints left = new Ints();
        left.push(type);
        while (!left.isEmpty()) {
            int next = left.pop();
            for (int row = store.types.start(next); row != Rows.NONE; row = rows.right(row)) {
                forgetWhole(row, left);
            }
            for (int it = store.types.firstEntry(next); it != Rows.NONE; it = store.types.nextEntry(it)) {
                for (int row = store.types.entryRow(it); row != Rows.NONE; row = rows.left(row)) {
                    forgetWhole(row, left);
                }
            }
            store.types.clear(next);
        }
    }

    private void forgetWhole(int row, Ints left) {
        if (rows.kind(row) == Kind.TYPE) {
            left.push(rows.get(row, Rows.CONTENT));
        }
        drop(row);
        rows.set(row, Rows.INFO, Kind.GC | 16);
    }

    private void joinDeleted(Peer peer) {
        for (int i = peer.deletionCount - 1; i >= 0; i--) {
            peer.index.find(Ranges.end(peer.deletions[i]) - 1);
            peer.index.next();
            joinDownTo(peer, Ranges.clock(peer.deletions[i]));
        }
    }

    private void joinNew(Peer peer) {
        if (peer.state != peer.before) {
            peer.index.last();
            joinDownTo(peer, peer.before);
        }
    }

    /** Joins every struct from the finger down to the one at a clock with what is left of it, as far as that goes. */
    private void joinDownTo(Peer peer, int clock) {
        while (peer.index.clock() >= clock) {
            if (!joinLefts(peer) && !peer.index.previous()) {
                return;
            }
        }
    }

    private boolean joinLefts(Peer peer) {
        boolean joined = false;
        while (joinLeft(peer)) {
            joined = true;
        }
        return joined;
    }

    /** Joins the struct under the finger into the one before it, where the finger then is. */
    private boolean joinLeft(Peer peer) {
        int right = peer.index.row();
        if (!peer.index.previous()) {
            return false;
        }
        int left = peer.index.row();
        boolean joinable = joinable(left, right);
        peer.index.next();
        if (joinable) {
            join(left, right);
            peer.index.remove();
        }
        return joinable;
    }

    private boolean joinable(int left, int right) {
        int kind = rows.kind(left);
        if (kind != rows.kind(right) || rows.deleted(left) != rows.deleted(right)) {
            return false;
        }
        if (kind == Kind.GC) {
            return true;
        }
        return Kind.divisible(kind)
                && rows.right(left) == right
                && rows.originIs(right, rows.get(left, Rows.PEER), rows.end(left) - 1)
                && rows.rightOriginIs(right, rows.get(left, Rows.RIGHT_PEER), rows.get(left, Rows.RIGHT_CLOCK));
    }

    private void join(int left, int right) {
        rows.set(left, Rows.LENGTH, rows.length(left) + rows.length(right));
        if (rows.kind(left) != Kind.GC) {
            int next = rows.right(right);
            rows.set(left, Rows.RIGHT, next);
            if (next != Rows.NONE) {
                rows.set(next, Rows.LEFT, left);
            }
            int key = rows.key(right);
            if (key != Rows.NONE && store.types.entry(rows.get(right, Rows.PARENT), key) == right) {
                store.types.entry(rows.get(right, Rows.PARENT), key, left);
            }
        }
        rows.remove(right);
    }

    private void joinSplits() {
        Transaction transaction = store.transaction;
        for (int i = transaction.splitCount() - 1; i >= 0; i--) {
            Peer peer = store.peers.at(transaction.splitPeer(i));
            peer.index.find(transaction.splitClock(i));
            if (peer.index.next()) {
                joinLefts(peer);
                peer.index.find(transaction.splitClock(i));
            }
            joinLefts(peer);
        }
    }

    private void repackText(Peer peer) {
        TextStore old = peer.texts();
        TextStore packed = new TextStore();
        peer.index.first();
        do {
            int row = peer.index.row();
            if (rows.kind(row) == Kind.STRING) {
                rows.set(row, Rows.CONTENT, packed.take(old, rows.get(row, Rows.CONTENT), rows.length(row)));
            }
        } while (peer.index.next());
        peer.texts(packed);
    }
}
