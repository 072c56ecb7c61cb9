package stoa.crdt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes one update apart into an order in which every struct follows what it depends on, and keeps what cannot be placed yet. */
final class Delivery {
    private final Store store;
    private final Integrator integrator;
    private final Incoming incoming;

    /** Cursors that wait for one another, the last for nobody. */
    private final List<Cursor> stack = new ArrayList<>();

    private final List<Cursor> stuck = new ArrayList<>();
    private final Map<Long, Integer> missing = new TreeMap<>();

    /** What every waiting struct needs: as soon as one of these has come, trying again makes progress. */
    private final Map<Long, Integer> needed = new TreeMap<>();

    /** The client that the struct in hand waits for. */
    private long awaited;

    private int awaitedClock;

    Delivery(Store store, Integrator integrator, Incoming incoming) {
        this.store = store;
        this.integrator = integrator;
        this.incoming = incoming;
    }

    /** What could not be placed, as an update of its own; null when all was. */
    @Nullable
    Leftover run() {
        for (Cursor cursor : incoming.cursors) {
            while (!cursor.stuck && (cursor.length > 0 && !isDone(cursor) || cursor.next())) {
                push(cursor);
                drain();
            }
        }
        return stuck.isEmpty() ? null : leftover();
    }

    private boolean isDone(Cursor cursor) {
        return cursor.kind() == Kind.SKIP || cursor.end() <= store.peers.state(cursor.client);
    }

    private void drain() {
        while (!stack.isEmpty()) {
            Cursor top = stack.getLast();
            if (place(top)) {
                stack.removeLast();
                top.stacked = false;
            } else if (!pushAwaited()) {
                giveUp();
            }
        }
    }

    /** True when the struct in hand is in the document; otherwise notes what it waits for. */
    private boolean place(Cursor cursor) {
        if (isDone(cursor)) {
            return true;
        }
        int offset = store.peers.state(cursor.client) - cursor.clock;
        if (offset < 0) {
            await(cursor, cursor.client, cursor.clock - 1);
            awaitedClock = cursor.clock - 1;
            return false;
        }
        if (waits(cursor)) {
            return false;
        }
        integrator.integrate(cursor, offset);
        return true;
    }

    private void await(Cursor cursor, long client, int clock) {
        cursor.neededClient = client;
        cursor.neededClock = clock;
        awaited = client;
        awaitedClock = store.peers.state(client);
    }

    private boolean waits(Cursor cursor) {
        if (!cursor.isItem()) {
            return false;
        }
        return cursor.hasOrigin() && waitsFor(cursor, cursor.originClient, cursor.originClock)
                || cursor.hasRight() && waitsFor(cursor, cursor.rightClient, cursor.rightClock)
                || !cursor.hasOrigin() && !cursor.hasRight() && waitsForParent(cursor);
    }

    private boolean waitsForParent(Cursor cursor) {
        ByteSource source = new ByteSource(cursor.bytes, cursor.parentAt, cursor.endAt());
        return source.varUint() != 1 && waitsFor(cursor, source.varUint(), (int) source.varUint());
    }

    private boolean waitsFor(Cursor cursor, long other, int clock) {
        if (cursor.client == other || clock < store.peers.state(other)) {
            return false;
        }
        await(cursor, other, clock);
        return true;
    }

    /** Takes up the client that is waited for; false when its structs are not in this update. */
    private boolean pushAwaited() {
        Cursor next = incoming.of(awaited);
        if (next == null || next.stuck || next.stacked) {
            return false;
        }
        if ((next.length == 0 || isDone(next)) && !next.next()) {
            return false;
        }
        push(next);
        return true;
    }

    private void push(Cursor cursor) {
        cursor.stacked = true;
        stack.add(cursor);
    }

    private void giveUp() {
        missing.merge(awaited, awaitedClock, Math::min);
        for (Cursor cursor : stack) {
            cursor.stuck = true;
            needed.merge(cursor.neededClient, cursor.neededClock, Math::min);
        }
        stuck.addAll(stack);
        stack.clear();
    }

    private Leftover leftover() {
        stuck.sort((a, b) -> Long.compare(b.client, a.client));
        ByteSink sink = new ByteSink();
        sink.varUint(stuck.size());
        for (Cursor cursor : stuck) {
            sink.varUint(cursor.left + 1).varUint(cursor.client).varUint(cursor.clock);
            int start = cursor.start;
            while (cursor.next()) {
                // to the end of this client's structs
            }
            sink.raw(cursor.bytes, start, cursor.endAt());
        }
        return new Leftover(sink.uint8(0).toBytes(), missing, needed);
    }

    /**
     * Structs that wait for others.
     *
     * @param update the structs
     * @param missing what Yjs says is missing: a clock by client
     * @param needed the first element that is needed of each client
     */
    record Leftover(byte[] update, Map<Long, Integer> missing, Map<Long, Integer> needed) {}
}
