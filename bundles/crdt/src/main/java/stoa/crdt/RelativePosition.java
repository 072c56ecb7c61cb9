package stoa.crdt;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A place in a text or list that stays between the same elements while others edit. Immutable.
 *
 * <p>Either an element, or the end (the start, when {@code assoc} is below zero) of a named or of a nested type.
 */
public final class RelativePosition {
    private static final int ELEMENT = 0;
    private static final int ROOT = 1;
    private static final int NESTED = 2;

    private final int kind;
    private final long client;
    private final int clock;
    private final @Nullable String root;
    private final int assoc;

    private RelativePosition(int kind, long client, int clock, @Nullable String root, int assoc) {
        this.kind = kind;
        this.client = client;
        this.clock = clock;
        this.root = root;
        this.assoc = assoc;
    }

    static RelativePosition of(Store store, int type, int index, int assoc) {
        if (assoc < 0 && index == 0) {
            return end(store, type, assoc);
        }
        Walk walk = new Walk(store, type).forward(assoc < 0 ? index - 1 : index);
        while (!walk.atEnd() && !store.rows.shown(walk.row())) {
            walk.step();
        }
        if (walk.atEnd()) {
            return end(store, type, assoc);
        }
        Peer peer = store.peers.at(store.rows.get(walk.row(), Rows.PEER));
        return new RelativePosition(ELEMENT, peer.id, store.rows.clock(walk.row()) + walk.offset(), null, assoc);
    }

    private static RelativePosition end(Store store, int type, int assoc) {
        String root = store.types.rootName(type);
        if (root != null) {
            return new RelativePosition(ROOT, 0, 0, root, assoc);
        }
        int item = store.types.item(type);
        return new RelativePosition(
                NESTED, store.peers.at(store.rows.get(item, Rows.PEER)).id, store.rows.clock(item), null, assoc);
    }

    /**
     * Reads a position as Yjs encodes it.
     *
     * @throws MalformedUpdate when it is none
     */
    public static RelativePosition decode(byte[] bytes) {
        ByteSource source = new ByteSource(bytes);
        int kind = source.varInt31("the kind");
        if (kind > NESTED) {
            throw source.refused("an unknown kind of position");
        }
        long client = kind == ROOT ? 0 : source.varUint();
        int clock = kind == ROOT ? 0 : source.varInt31("a clock");
        String root = kind == ROOT ? source.varString() : null;
        int assoc = 0;
        if (!source.isEmpty()) {
            int magnitude = (int) Math.min(Integer.MAX_VALUE, source.varIntMagnitude());
            assoc = source.negative() ? -magnitude : magnitude;
        }
        return new RelativePosition(kind, client, clock, root, assoc);
    }

    /** As Yjs encodes it. */
    public byte[] encode() {
        ByteSink sink = new ByteSink().varUint(kind);
        if (root != null) {
            sink.varString(root);
        } else {
            sink.varUint(client).varUint(clock);
        }
        return sink.varInt(Math.abs(assoc), assoc < 0).toBytes();
    }

    /** Below zero when it sticks to the element on its left, else to the one on its right. */
    public int assoc() {
        return assoc;
    }

    /** The position now, or nothing when the document does not know the place. */
    public OptionalInt in(Document document) {
        Store store = document.store();
        if (root != null) {
            Integer type = store.types.knownRoot(root);
            return OptionalInt.of(assoc < 0 || type == null ? 0 : store.types.length(type));
        }
        Peer peer = store.peers.find(client);
        if (peer == null || clock >= peer.state) {
            return OptionalInt.empty();
        }
        int row = store.rowAt(peer, clock);
        if (kind == NESTED) {
            boolean type = store.rows.kind(row) == Kind.TYPE;
            return type
                    ? OptionalInt.of(assoc < 0 ? 0 : store.types.length(store.rows.get(row, Rows.CONTENT)))
                    : OptionalInt.empty();
        }
        return store.rows.kind(row) == Kind.GC ? OptionalInt.empty() : OptionalInt.of(indexOf(store.rows, row));
    }

    private int indexOf(Rows rows, int row) {
        int index = rows.shown(row) ? clock - rows.clock(row) + (assoc < 0 ? 1 : 0) : 0;
        for (int left = rows.left(row); left != Rows.NONE; left = rows.left(left)) {
            index += rows.shown(left) ? rows.length(left) : 0;
        }
        return index;
    }
}
