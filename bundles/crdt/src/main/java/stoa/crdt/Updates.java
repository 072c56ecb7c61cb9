package stoa.crdt;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/** Works on encoded updates of version 1 without a document: merges, cuts and converts them. */
public final class Updates {
    private static final byte[] EMPTY = {0, 0};

    private Updates() {}

    /** An update that says nothing. */
    public static byte[] empty() {
        return EMPTY.clone();
    }

    /**
     * Reads an update from end to end.
     *
     * @throws MalformedUpdate when it is none
     */
    public static void check(byte[] update) {
        Incoming.read(update);
    }

    /**
     * One update that does what all of them do, in whatever order they are given; what is missing between them stays a hole.
     * Takes time linear in what is given, but for sorting. Nothing is collected: a document that applies them and encodes its state
     * is often several times smaller.
     *
     * @throws MalformedUpdate when one of them is none
     */
    public static byte[] merge(Collection<byte[]> updates) {
        if (updates.size() == 1) {
            return updates.iterator().next();
        }
        TreeMap<Long, List<Cursor>> clients = new TreeMap<>(Comparator.reverseOrder());
        List<DeleteSet> deletions = new ArrayList<>(updates.size());
        int size = 16;
        for (byte[] update : updates) {
            Incoming incoming = Incoming.read(update);
            incoming.cursors.forEach(it ->
                    clients.computeIfAbsent(it.client, _ -> new ArrayList<>()).add(it));
            deletions.add(incoming.deletions);
            size += update.length;
        }
        List<Merge> merges = new ArrayList<>(clients.size());
        clients.forEach((client, cursors) -> merges.add(new Merge(client).run(cursors)));
        return assemble(merges, DeleteSet.union(deletions), size);
    }

    private static byte[] assemble(List<Merge> merges, DeleteSet deletions, int size) {
        ByteSink sink = new ByteSink(size);
        sink.varUint(merges.stream().filter(it -> it.count > 0).count());
        for (Merge merge : merges) {
            if (merge.count > 0) {
                sink.varUint(merge.count).varUint(merge.client).varUint(merge.first);
                sink.raw(merge.structs.toBytes());
            }
        }
        deletions.write(sink);
        return sink.toBytes();
    }

    /** The structs of one client, in order and once each. */
    private static final class Merge {
        final long client;
        final ByteSink structs = new ByteSink();
        int count;
        int first = -1;

        private int end;
        private int garbage;

        Merge(long client) {
            this.client = client;
        }

        Merge run(List<Cursor> cursors) {
            PriorityQueue<Cursor> queue = new PriorityQueue<>(Comparator.comparingInt((Cursor it) -> it.clock));
            for (Cursor cursor : cursors) {
                if (cursor.next()) {
                    queue.add(cursor);
                }
            }
            while (!queue.isEmpty()) {
                Cursor cursor = queue.poll();
                int limit = queue.isEmpty() ? Integer.MAX_VALUE : queue.peek().clock;
                if (drain(cursor, limit)) {
                    queue.add(cursor);
                }
            }
            closeGarbage();
            return this;
        }

        /** Takes structs while no other cursor is behind this one; false when there are no more. */
        private boolean drain(Cursor cursor, int limit) {
            do {
                take(cursor);
                if (!cursor.next()) {
                    return false;
                }
            } while (cursor.clock <= limit);
            return true;
        }

        private void take(Cursor cursor) {
            if (cursor.kind() == Kind.SKIP || first >= 0 && cursor.end() <= end) {
                return;
            }
            if (first < 0) {
                first = cursor.clock;
                end = first;
            }
            if (cursor.clock > end) {
                closeGarbage();
                structs.uint8(Kind.SKIP).varUint(cursor.clock - end);
                count++;
                end = cursor.clock;
            }
            write(cursor, end - cursor.clock);
            end = cursor.end();
        }

        private void write(Cursor cursor, int offset) {
            if (cursor.kind() == Kind.GC) {
                garbage += cursor.length - offset;
                return;
            }
            closeGarbage();
            cursor.write(structs, offset);
            count++;
        }

        private void closeGarbage() {
            if (garbage > 0) {
                structs.uint8(Kind.GC).varUint(garbage);
                count++;
                garbage = 0;
            }
        }
    }

    /**
     * What of an update somebody with the given state lacks, with all of its deletions.
     *
     * @throws MalformedUpdate when it is none
     */
    public static byte[] diff(byte[] update, StateVector known) {
        Incoming incoming = Incoming.read(update);
        ByteSink body = new ByteSink(update.length);
        int clients = 0;
        for (Cursor cursor : incoming.cursors) {
            clients += diff(cursor, known.clock(cursor.client), body) ? 1 : 0;
        }
        ByteSink sink = new ByteSink(body.size() + 8).varUint(clients).raw(body.toBytes());
        incoming.deletions.write(sink);
        return sink.toBytes();
    }

    private static boolean diff(Cursor cursor, int known, ByteSink body) {
        boolean found = false;
        while (!found && cursor.next()) {
            found = cursor.kind() != Kind.SKIP && cursor.end() > known;
        }
        if (!found) {
            return false;
        }
        int offset = Math.max(0, known - cursor.clock);
        body.varUint(cursor.left + 1).varUint(cursor.client).varUint(cursor.clock + offset);
        cursor.write(body, offset);
        int rest = cursor.endAt();
        while (cursor.next()) {
            // to the end of this client's structs
        }
        body.raw(cursor.bytes, rest, cursor.endAt());
        return true;
    }

    /**
     * The state of a document that has nothing but this update.
     *
     * @throws MalformedUpdate when it is none
     */
    public static StateVector stateVector(byte[] update) {
        Map<Long, Integer> clocks = new TreeMap<>();
        for (Cursor cursor : Incoming.read(update).cursors) {
            int end = 0;
            while (cursor.next() && cursor.kind() != Kind.SKIP && cursor.clock == end) {
                end = cursor.end();
            }
            clocks.put(cursor.client, end);
        }
        return StateVector.of(clocks);
    }

    /** Up to which clock the update brings structs of each client, holes or not; deletions do not count. */
    public static Map<Long, Integer> ends(byte[] update) {
        Map<Long, Integer> ends = new TreeMap<>();
        for (Cursor cursor : Incoming.read(update).cursors) {
            while (cursor.next()) {
                if (cursor.kind() != Kind.SKIP) {
                    ends.put(cursor.client, cursor.end());
                }
            }
        }
        return ends;
    }

    /** The deletions that an update brings. */
    public static DeleteSet deletions(byte[] update) {
        return Incoming.read(update).deletions;
    }

    /**
     * The same update in version 2, which is a third smaller: for storage.
     *
     * @throws MalformedUpdate when it is none
     */
    public static byte[] toV2(byte[] update) {
        return new V2Writer().write(Incoming.read(update));
    }

    /**
     * An update of version 2 in version 1, which everything else here takes.
     *
     * @throws MalformedUpdate when it is none
     */
    public static byte[] fromV2(byte[] update) {
        byte[] converted = new V2Reader(update).convert();
        check(converted);
        return converted;
    }
}
