package stoa.crdt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Structs and deletions that came before what they need. They are part of a document's state, not of its state vector. */
final class Pending {
    private static final int MANY = 32;

    private final List<byte[]> updates = new ArrayList<>();
    private final Map<Long, Integer> missing = new TreeMap<>();
    private final Map<Long, Integer> needed = new TreeMap<>();
    private DeleteSet deletions = new DeleteSet();
    private int bytes;

    boolean hasStructs() {
        return !updates.isEmpty();
    }

    boolean hasDeletions() {
        return !deletions.isEmpty();
    }

    Map<Long, Integer> missing() {
        return missing;
    }

    int bytes() {
        return bytes;
    }

    DeleteSet deletions() {
        return deletions;
    }

    void deletions(DeleteSet rest) {
        deletions = rest;
    }

    void add(Delivery.Leftover leftover) {
        leftover.missing().forEach((client, clock) -> missing.merge(client, clock, Math::min));
        leftover.needed().forEach((client, clock) -> needed.merge(client, clock, Math::min));
        updates.add(leftover.update());
        bytes += leftover.update().length;
        if (updates.size() > MANY) {
            pack();
        }
    }

    /** Joins what there is, so that many small updates cost no more than their logarithm. */
    private void pack() {
        byte[] merged = Updates.merge(updates);
        updates.clear();
        updates.add(merged);
        bytes = merged.length;
    }

    /**
     * True when something that is waited for has come. Yjs asks less exactly, and may keep updates waiting for ever though all
     * they need is there.
     */
    boolean ready(Peers peers) {
        for (Map.Entry<Long, Integer> entry : needed.entrySet()) {
            if (entry.getValue() < peers.state(entry.getKey())) {
                return true;
            }
        }
        return false;
    }

    /** Hands out all structs and forgets them. */
    byte[] takeStructs() {
        byte[] merged = Updates.merge(updates);
        updates.clear();
        missing.clear();
        needed.clear();
        bytes = 0;
        return merged;
    }

    List<byte[]> updates() {
        return List.copyOf(updates);
    }
}
