package stoa.crdt;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells beforehand whether an update leaves anything that has to wait. */
final class Readiness {
    private final Incoming incoming;
    private final Peers peers;
    private final Map<Long, Integer> ends = new HashMap<>();

    private Readiness(Incoming incoming, Peers peers) {
        this.incoming = incoming;
        this.peers = peers;
    }

    static boolean isComplete(Incoming incoming, Peers peers) {
        Readiness readiness = new Readiness(incoming, peers);
        return incoming.cursors.stream().allMatch(it -> readiness.isComplete(it.copy()))
                && incoming.deletions.clients().stream().allMatch(readiness::knowsDeleted);
    }

    private boolean knowsDeleted(long client) {
        long[] ranges = incoming.deletions.packed(client);
        return Ranges.end(ranges[ranges.length - 1]) <= end(client);
    }

    private boolean isComplete(Cursor cursor) {
        if (cursor.clock > peers.state(cursor.client)) {
            return false;
        }
        while (cursor.next()) {
            boolean hole = cursor.kind() == Kind.SKIP && cursor.end() > peers.state(cursor.client);
            if (hole || cursor.isItem() && !isPlaced(cursor)) {
                return false;
            }
        }
        return true;
    }

    private boolean isPlaced(Cursor cursor) {
        return (!cursor.hasOrigin() || cursor.originClock < end(cursor.originClient))
                && (!cursor.hasRight() || cursor.rightClock < end(cursor.rightClient))
                && (cursor.hasOrigin() || cursor.hasRight() || hasParent(cursor));
    }

    private boolean hasParent(Cursor cursor) {
        ByteSource source = new ByteSource(cursor.bytes, cursor.parentAt, cursor.endAt());
        if (source.varUint() == 1) {
            return true;
        }
        long client = source.varUint();
        return source.varUint() < end(client);
    }

    /** The clock up to which a client will be known. */
    private int end(long client) {
        Integer known = ends.get(client);
        if (known != null) {
            return known;
        }
        int end = readEnd(client);
        ends.put(client, end);
        return end;
    }

    private int readEnd(long client) {
        @Nullable Cursor cursor = incoming.of(client);
        int end = peers.state(client);
        Cursor copy = cursor == null ? null : cursor.copy();
        while (copy != null && copy.next()) {
            end = Math.max(end, copy.end());
        }
        return end;
    }
}
