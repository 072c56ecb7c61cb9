package stoa.crdt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A shared document that speaks the wire format of Yjs 13. It takes updates in any order, any number of times, and ends up the
 * same as every other replica. One thread at a time: give each document one owner. An update is read from end to end before
 * anything of it is applied, so a refused one changes nothing.
 */
public final class Document {
    private final Limits limits;
    private final Store store = new Store();
    private final Integrator integrator = new Integrator(store);
    private final Compaction compaction;
    private final Pending pending = new Pending();
    private long author = -1;

    private Document(boolean forgetting, Limits limits) {
        this.limits = limits;
        this.compaction = new Compaction(store, forgetting);
    }

    /** A document that forgets what was deleted, as replicas do by default. */
    public static Document create() {
        return new Document(true, Limits.standard());
    }

    /** A document that forgets what was deleted and takes no more than the limits say. */
    public static Document create(Limits limits) {
        return new Document(true, limits);
    }

    /** A document that keeps what was deleted, so that earlier states can be shown. */
    public static Document keepingHistory() {
        return new Document(false, Limits.standard());
    }

    /**
     * What an update did.
     *
     * @param changed whether the document is different now
     * @param complete whether all of it is applied; otherwise the rest waits for other updates
     * @param relay what to tell other replicas: the received bytes themselves when they were applied as they are
     */
    public record Applied(boolean changed, boolean complete, byte[] relay) {}

    /**
     * Applies an update of version 1.
     *
     * @throws MalformedUpdate when it is none or is over a limit; nothing has changed then
     */
    public Applied apply(byte[] update) {
        if (update.length > limits.updateBytes()) {
            throw new MalformedUpdate("Refused: the update has '" + update.length + "' bytes, at most '"
                    + limits.updateBytes() + "' are taken. Split it.");
        }
        Incoming incoming = Incoming.read(update);
        checkRoom(incoming, update.length);
        store.transaction.begin();
        boolean complete = integrate(incoming);
        boolean retried = false;
        while (pending.hasStructs() && pending.ready(store.peers)) {
            retried = true;
            integrate(Incoming.read(pending.takeStructs()));
        }
        compaction.run();
        boolean changed = store.transaction.changedAnything();
        return new Applied(changed, complete, complete && !retried ? update : changed ? effect() : Updates.empty());
    }

    /** Applies an update of version 2; see {@link #apply}. */
    public Applied applyV2(byte[] update) {
        return apply(Updates.fromV2(update));
    }

    private void checkRoom(Incoming incoming, int bytes) {
        if (store.rows.live() > limits.structs() - incoming.structs()) {
            throw new MalformedUpdate("Refused: the document has '" + store.rows.live() + "' structs, at most '"
                    + limits.structs() + "' are kept. Start a new document.");
        }
        boolean crowded = pending.bytes() + bytes > limits.pendingBytes()
                || pending.deletions().size() + incoming.deletions.size() > limits.pendingRanges();
        if (crowded && !Readiness.isComplete(incoming, store.peers)) {
            throw new MalformedUpdate("Refused: '" + pending.bytes()
                    + "' bytes wait for updates that have not come. Send those" + " first.");
        }
    }

    private boolean integrate(Incoming incoming) {
        Delivery.@Nullable Leftover leftover = new Delivery(store, integrator, incoming).run();
        if (leftover != null) {
            pending.add(leftover);
        }
        DeleteSet rest = delete(incoming.deletions);
        boolean complete = leftover == null && rest.isEmpty();
        if (pending.hasDeletions()) {
            pending.deletions(DeleteSet.union(List.of(rest, delete(pending.deletions()))));
        } else {
            pending.deletions(rest);
        }
        return complete;
    }

    /** Deletes what is known of a set and tells the rest. */
    private DeleteSet delete(DeleteSet set) {
        DeleteSet rest = new DeleteSet();
        set.forEach((client, ranges) -> {
            Peer peer = store.peers.find(client);
            for (long range : ranges) {
                int known = peer == null ? 0 : peer.state;
                int clock = Ranges.clock(range);
                int end = Ranges.end(range);
                if (peer != null && clock < known) {
                    delete(peer, clock, Math.min(end, known));
                }
                if (end > known) {
                    rest.add(client, Math.max(clock, known), end - Math.max(clock, known));
                }
            }
        });
        return rest;
    }

    private void delete(Peer peer, int clock, int end) {
        Rows rows = store.rows;
        int row = store.rowAt(peer, clock);
        if (!rows.deleted(row) && rows.clock(row) < clock) {
            row = store.cut(peer, row, clock - rows.clock(row));
        }
        while (rows.clock(row) < end) {
            if (!rows.deleted(row)) {
                if (end < rows.end(row)) {
                    store.cut(peer, row, end - rows.clock(row));
                    peer.index.previous();
                }
                store.delete(row);
            }
            if (!peer.index.next()) {
                return;
            }
            row = peer.index.row();
        }
    }

    /** What the last transaction did, as an update. */
    private byte[] effect() {
        Map<Long, Integer> before = new TreeMap<>();
        stateVector().clocks().forEach(before::put);
        DeleteSet deleted = new DeleteSet();
        for (Peer peer : store.transaction.peers) {
            before.put(peer.id, peer.before);
            deleted.add(peer.id, peer.deletions.clone(), peer.deletionCount);
        }
        ByteSink sink = new ByteSink();
        new StateWriter(store, sink).structs(StateVector.of(before));
        deleted.write(sink);
        return sink.toBytes();
    }

    /** How much of every client is here; what waits for other updates is not counted. */
    public StateVector stateVector() {
        Map<Long, Integer> clocks = new HashMap<>();
        store.peers.descending().forEach(peer -> clocks.put(peer.id, peer.state));
        return StateVector.of(clocks);
    }

    /** How many elements of a client are here, without a gap. */
    public int clock(long client) {
        return store.peers.state(client);
    }

    /** Everything, also what waits for other updates, as an update of version 1. */
    public byte[] encode() {
        return encode(StateVector.empty());
    }

    /** What somebody with the given state lacks, with all deletions, as an update of version 1. */
    public byte[] encode(StateVector known) {
        ByteSink sink = new ByteSink(1024);
        StateWriter writer = new StateWriter(store, sink);
        writer.structs(known);
        writer.deletions().write(sink);
        if (!pending.hasStructs() && !pending.hasDeletions()) {
            return sink.toBytes();
        }
        List<byte[]> parts = new ArrayList<>(List.of(sink.toBytes()));
        parts.add(new ByteSink().uint8(0).raw(pending.deletions().encode()).toBytes());
        pending.updates().forEach(update -> parts.add(Updates.diff(update, known)));
        return Updates.merge(parts);
    }

    /** Everything as an update of version 2: for storage. */
    public byte[] encodeV2() {
        return Updates.toV2(encode());
    }

    /** What is deleted. */
    public DeleteSet deletions() {
        return new StateWriter(store, new ByteSink()).deletions();
    }

    /** The present state as something to compare with, or to show later if history is kept. */
    public Snapshot snapshot() {
        return new Snapshot(deletions(), stateVector());
    }

    /** True while something waits for updates that have not come. */
    public boolean hasPending() {
        return pending.hasStructs() || pending.hasDeletions();
    }

    /** True while deletions wait for what they delete. */
    public boolean hasPendingDeletions() {
        return pending.hasDeletions();
    }

    /** The lowest clock that is waited for, by client. */
    public Map<Long, Integer> missing() {
        return Map.copyOf(pending.missing());
    }

    /** Structs held, a measure of memory: about 60 bytes each, and a byte for each character of Latin-1. */
    public int structs() {
        return store.rows.live();
    }

    /** Names of the shared types at the top. */
    public Set<String> roots() {
        return Set.copyOf(store.types.rootNames());
    }

    /** The text with a name; what a name holds is a matter of how it is looked at. */
    public SharedText text(String name) {
        return new SharedText(this, store.types.root(name));
    }

    /** The list with a name. */
    public SharedList list(String name) {
        return new SharedList(this, store.types.root(name));
    }

    /** The map with a name. */
    public SharedMap map(String name) {
        return new SharedMap(this, store.types.root(name));
    }

    /** The XML fragment with a name, as text. */
    public String xml(String name) {
        return new Reading(store).xml(store.types.root(name));
    }

    /** Sets the client id under which changes made here go out: a random one of 32 bits that nobody else writes under. */
    public Document writingAs(long client) {
        author = client;
        return this;
    }

    long author() {
        if (author < 0) {
            throw new IllegalStateException(
                    "This document only listens. Call writingAs(client id) before changing it.");
        }
        return author;
    }

    Store store() {
        return store;
    }
}
